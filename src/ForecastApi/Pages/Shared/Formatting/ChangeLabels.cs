using ForecastApi.Revisions;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Why a forecast changed, in words.</summary>
public static class ChangeLabels
{
    public static string Describe(ChangeCause cause) =>
        cause switch
        {
            ChangeCause.Data => "known months were corrected",
            ChangeCause.NewMonths => "new months of sales",
            ChangeCause.Model => "another model",
            ChangeCause.Override => "an override",
            ChangeCause.Settings => "other settings",
            ChangeCause.NewProduct => "new in the run",
            ChangeCause.DroppedProduct => "no longer in the run",
            _ => "other products moved it",
        };

    /// <summary>All causes in one sentence's part.</summary>
    public static string Describe(IEnumerable<ChangeCause> causes) =>
        string.Join(", ", causes.Select(Describe));
}

using ForecastApi.Revisions;

namespace ForecastApi.Pages.Shared;

/// <summary>Why a forecast changed, in words.</summary>
public static class ChangeWords
{
    public static string Of(ChangeCause cause) =>
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
    public static string Of(IEnumerable<ChangeCause> causes) =>
        string.Join(", ", causes.Select(Of));
}

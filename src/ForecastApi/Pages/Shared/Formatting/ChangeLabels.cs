using ForecastApi.Revisions;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of the causes of a forecast change.</summary>
public static class ChangeLabels
{
    public static string Describe(ChangeCause cause) =>
        cause switch
        {
            ChangeCause.Data => "sales history corrected",
            ChangeCause.NewMonths => "new months of sales",
            ChangeCause.Model => "different model",
            ChangeCause.Override => "override",
            ChangeCause.Life => "launch or end month changed",
            ChangeCause.Settings => "settings changed",
            ChangeCause.NewProduct => "new product",
            ChangeCause.DroppedProduct => "dropped from the run",
            _ => "effect of other products",
        };

    /// <summary>Joins the labels of several causes.</summary>
    public static string Describe(IEnumerable<ChangeCause> causes) =>
        string.Join(", ", causes.Select(Describe));
}

using ForecastApi.Http;

namespace ForecastApi.Accuracy;

/// <summary>Which points are judged, and how.</summary>
/// <param name="LeadFrom">The shortest lead.</param>
/// <param name="LeadTo">The longest lead.</param>
/// <param name="From">The first month forecast.</param>
/// <param name="To">The last month forecast.</param>
/// <param name="LeadTime">Adds the first so many months after each origin up before they are judged.</param>
public sealed record AccuracyFilter(
    string? Sku = null,
    string? Category = null,
    string? Model = null,
    int? LeadFrom = null,
    int? LeadTo = null,
    Month? From = null,
    Month? To = null,
    int? LeadTime = null
)
{
    private const int LongestLead = 36;

    public AccuracyFilter Validated()
    {
        var rules = new Validation();
        Check("leadFrom", LeadFrom);
        Check("leadTo", LeadTo);
        Check("leadTime", LeadTime);
        rules.Check(!(LeadFrom > LeadTo), "leadTo", "must not be below leadFrom.");
        rules.Check(!(From > To), "to", "must not be before from.");
        rules.ThrowIfAny();
        return this;

        void Check(string path, int? lead) =>
            rules.Check(
                lead is null or (>= 1 and <= LongestLead),
                path,
                "must be between 1 and 36."
            );
    }

    public bool Takes(AccuracyRow row) =>
        (Model is null || row.Model == Model)
        && (Category is null || row.Category == Category)
        && !(row.Lead < LeadFrom)
        && !(row.Lead > LeadTo)
        && !(row.Period < From)
        && !(row.Period > To);
}

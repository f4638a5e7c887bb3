using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Accuracy;

/// <summary>Which points are judged, and how.</summary>
/// <param name="LeadFrom">The shortest lead.</param>
/// <param name="LeadTo">The longest lead.</param>
/// <param name="From">The first month forecast.</param>
/// <param name="To">The last month forecast.</param>
/// <param name="LeadTime">Adds the first so many months after each origin up before they are judged.</param>
/// <param name="Actuals">Which version of the sales they are held against.</param>
public sealed record AccuracyFilter(
    string? Sku = null,
    string? Category = null,
    string? Model = null,
    int? LeadFrom = null,
    int? LeadTo = null,
    Month? From = null,
    Month? To = null,
    int? LeadTime = null,
    AccuracyActuals Actuals = AccuracyActuals.Latest
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
        rules.Check(
            LeadTime is null || (LeadFrom is null && LeadTo is null),
            "leadTime",
            "adds the first months up: leave leadFrom and leadTo out."
        );
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

    /// <summary>A backtest has one version of the sales: the one that the run was made from.</summary>
    public AccuracyFilter For(AccuracyBasis basis) =>
        basis == AccuracyBasis.Backtest && Actuals != AccuracyActuals.Latest
            ? throw ProblemException.Invalid("actuals", "is for basis=live only.")
            : this;

    public bool Takes(AccuracyRow row) => (Model is null || row.Model == Model) && TakesMonth(row);

    /// <summary>The same before it is known which model a sum of months is of.</summary>
    public bool TakesMonth(AccuracyRow row) =>
        (Category is null || (row.Category ?? "") == Category)
        && !(row.Lead < LeadFrom)
        && !(row.Lead > LeadTo)
        && !(row.Period < From)
        && !(row.Period > To);
}

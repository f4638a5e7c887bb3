using ForecastApi.Accuracy.Points;
using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Accuracy;

/// <summary>Selects the points whose errors are computed.</summary>
/// <param name="LeadFrom">The shortest lead.</param>
/// <param name="LeadTo">The longest lead.</param>
/// <param name="From">The first month forecast.</param>
/// <param name="To">The last month forecast.</param>
/// <param name="LeadTime">The number of months after each origin that are summed before errors are computed.</param>
/// <param name="Actuals">The version of the sales they are compared with.</param>
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
    private const int MaxLead = 36;

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
            rules.Check(lead is null or (>= 1 and <= MaxLead), path, "must be between 1 and 36.");
    }

    /// <summary>Checks the actuals: a backtest has one version of the sales, the one that its run has read.</summary>
    public AccuracyFilter For(AccuracyBasis basis) =>
        basis == AccuracyBasis.Backtest && Actuals != AccuracyActuals.Latest
            ? throw ProblemException.Invalid("actuals", "is for basis=live only.")
            : this;

    public bool Includes(AccuracyRow row) =>
        (Model is null || row.Model == Model) && IncludesMonth(row);

    /// <summary>Checks all but the model, which a sum of months has only once it is complete.</summary>
    public bool IncludesMonth(AccuracyRow row) =>
        (Category is null || (row.Category ?? "") == Category)
        && !(row.Lead < LeadFrom)
        && !(row.Lead > LeadTo)
        && !(row.Period < From)
        && !(row.Period > To);
}

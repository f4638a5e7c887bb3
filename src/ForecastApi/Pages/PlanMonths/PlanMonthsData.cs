using ForecastApi.Common;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Tracking;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>What the page of one plan shows.</summary>
/// <param name="Request">The plans of the same request.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Sku">The one product whose units are shown; null for all together.</param>
/// <param name="Figures">The units by month.</param>
/// <param name="Actuals">The plan held against the sales, where it is the one carried out.</param>
public sealed record PlanMonthsData(
    PlanSummary Request,
    StrategyPlan Plan,
    string? Sku,
    IReadOnlyList<MonthFigures> Figures,
    PlanActuals? Actuals
)
{
    public IReadOnlyList<Month> Months => Request.Months;

    public string Currency => Request.Currency;

    public IEnumerable<string> Skus => Plan.Periods[0].Products.Select(p => p.Sku);
}

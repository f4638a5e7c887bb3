using ForecastApi.Common;
using ForecastApi.Plans.Answers;
using ForecastApi.Plans.Tracking;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>The data of the page of one plan.</summary>
/// <param name="Request">All plans of the request.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Sku">The product whose units are shown; null for all products.</param>
/// <param name="Figures">The units by month.</param>
/// <param name="OrderPage">The page of planned orders that is shown, from 1.</param>
/// <param name="Actuals">The comparison with actual sales; null unless the plan is accepted.</param>
public sealed record PlanMonthsData(
    PlanSummary Request,
    StrategyPlan Plan,
    string? Sku,
    IReadOnlyList<MonthFigures> Figures,
    PlanActuals? Actuals,
    int OrderPage
)
{
    public IReadOnlyList<Month> Months => Request.Months;

    public string Currency => Request.Currency;

    public IEnumerable<string> Skus => Plan.Periods[0].Products.Select(p => p.Sku);
}

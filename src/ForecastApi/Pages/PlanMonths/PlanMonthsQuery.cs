using ForecastApi.Http;
using ForecastApi.Plans;
using ForecastApi.Plans.Tracking;

namespace ForecastApi.Pages.PlanMonths;

/// <summary>Reads the data of the page of one plan.</summary>
public sealed class PlanMonthsQuery(
    PlanSummaryStore summaries,
    PlanStore plans,
    PlanActualsQuery actuals
)
{
    /// <exception cref="ProblemException">404: the plan, the strategy or the product does not exist.</exception>
    public async Task<PlanMonthsData> RunAsync(
        string id,
        string strategy,
        string? sku,
        int orderPage,
        CancellationToken cancellationToken
    )
    {
        var request = await summaries.GetAsync(id, cancellationToken);
        var plan = await plans.GetAsync(id, strategy, cancellationToken);
        var one = string.IsNullOrEmpty(sku) ? null : sku;
        if (one is not null && plan.Periods[0].Products.All(p => p.Sku != one))
            throw ProblemException.NotFound("product of this plan", one);
        return new(
            request,
            plan,
            one,
            [
                .. plan.Periods.Select(period =>
                    MonthFigures.Sum(
                        period.Month,
                        one is null
                            ? period.Products
                            : [.. period.Products.Where(p => p.Sku == one)]
                    )
                ),
            ],
            plan.Strategy == request.Accepted
                ? await actuals.RunAsync(id, cancellationToken)
                : null,
            orderPage
        );
    }
}

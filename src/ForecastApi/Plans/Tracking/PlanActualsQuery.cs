using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Plans.Tracking;

/// <summary>Reads the accepted plan of a request and the sales since, and holds one against the other.</summary>
public sealed class PlanActualsQuery(PlanSummaryStore summaries, PlanStore plans, SalesStore sales)
{
    /// <exception cref="ProblemException">404: there is no such plan. 409: none of its strategies is accepted.</exception>
    public async Task<PlanActuals> RunAsync(string id, CancellationToken cancellationToken)
    {
        var request = await summaries.GetAsync(id, cancellationToken);
        if (request.Accepted is not { } accepted)
            throw ProblemException.Conflict(
                ProblemCodes.NoAcceptedPlan,
                $"No plan of this request is accepted yet; mark the one that is carried out with PUT /api/v1/plans/{id}/accepted and a body such as {{ \"strategy\": \"{PlanJson.Text(request.Best ?? default)}\" }}."
            );
        var plan = await plans.GetAsync(id, PlanJson.Text(accepted), cancellationToken);
        var start = request.Months[0];
        var first = await sales.FirstMonthAsync(cancellationToken);
        var last = await sales.LastMonthAsync(cancellationToken);
        // Stock needs every month from the plan's first on: sales that set in later cannot carry it
        var count =
            first <= start && last is { } known
                ? Math.Clamp(known.MonthsSince(start) + 1, 0, request.Months.Count)
                : 0;
        var sold = await sales.BetweenAsync(
            [.. plan.Periods[0].Products.Select(p => p.Sku)],
            start,
            count,
            cancellationToken
        );
        return PlanTracking.Of(id, plan, last, count, sold);
    }
}

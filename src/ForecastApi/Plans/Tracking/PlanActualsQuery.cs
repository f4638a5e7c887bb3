using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Plans.Tracking;

/// <summary>Reads the accepted plan of a request and compares it with actual sales.</summary>
public sealed class PlanActualsQuery(PlanSummaryStore summaries, PlanStore plans, SalesStore sales)
{
    /// <exception cref="ProblemException">404: the plan does not exist. 409: no strategy is accepted.</exception>
    public async Task<PlanActuals> RunAsync(string id, CancellationToken cancellationToken)
    {
        var request = await summaries.GetAsync(id, cancellationToken);
        if (request.Accepted is not { } accepted)
            throw ProblemException.Conflict(
                ProblemCodes.NoAcceptedPlan,
                $"No plan of this request is accepted yet; accept one with PUT /api/v1/plans/{id}/accepted and a body such as {{ \"strategy\": \"{PlanJson.Text(request.Best ?? default)}\" }}."
            );
        var plan = await plans.GetAsync(id, PlanJson.Text(accepted), cancellationToken);
        var start = request.Months[0];
        var first = await sales.FirstMonthAsync(cancellationToken);
        var last = await sales.LastMonthAsync(cancellationToken);
        // Stock needs the sales of every month from the start of the plan; a later start of sales has none to compare
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
        return PlanActualsCalculator.Compare(id, plan, last, count, sold);
    }
}

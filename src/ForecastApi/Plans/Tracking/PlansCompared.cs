using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>The plans of several stored requests.</summary>
/// <param name="Items">The requests in the order of the ids, without months.</param>
/// <param name="BestBy">The best plans over all requests by currency, since amounts in different currencies are not comparable.</param>
public sealed record PlansCompared(
    IReadOnlyList<PlanSummary> Items,
    IReadOnlyList<CurrencyLeaders> BestBy
);

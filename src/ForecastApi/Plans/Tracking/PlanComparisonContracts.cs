using ForecastApi.Planning.Input;
using ForecastApi.Plans.Answers;

namespace ForecastApi.Plans.Tracking;

/// <summary>The plans of several stored requests side by side.</summary>
/// <param name="Items">The requests in the order asked for, without months.</param>
/// <param name="BestBy">The leaders over all requests, apart for each currency: amounts of several do not compare.</param>
public sealed record PlansCompared(
    IReadOnlyList<PlanSummary> Items,
    IReadOnlyList<CurrencyLeaders> BestBy
);

/// <summary>Who leads on each aim among the feasible plans of all requests in one currency; the first listed on a tie, null if none is feasible.</summary>
/// <param name="Cost">Lowest total cost.</param>
/// <param name="Profit">Highest profit.</param>
/// <param name="Service">Highest service level.</param>
/// <param name="Inventory">Lowest average inventory.</param>
/// <param name="RateChange">Smallest change of the production rate.</param>
/// <param name="WorkforceChange">Fewest workers hired and laid off.</param>
/// <param name="Utilisation">Highest utilisation of the regular hours.</param>
/// <param name="PeakFunding">Lowest peak of the cash out less the revenue so far.</param>
public sealed record CurrencyLeaders(
    string Currency,
    LeadingPlan? Cost,
    LeadingPlan? Profit,
    LeadingPlan? Service,
    LeadingPlan? Inventory,
    LeadingPlan? RateChange,
    LeadingPlan? WorkforceChange,
    LeadingPlan? Utilisation,
    LeadingPlan? PeakFunding
);

/// <param name="Id">The request.</param>
/// <param name="Value">What it reaches: money, units, workers, or a share from 0 to 1.</param>
public sealed record LeadingPlan(string Id, StrategyName Strategy, decimal Value);

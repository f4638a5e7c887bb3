using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Answers;

/// <summary>A stored plan in the list.</summary>
/// <param name="TotalCost">The cost of the best plan; null without one, and for plans stored by versions that did not record it.</param>
/// <param name="Currency">Null for plans stored by versions that did not record it.</param>
/// <param name="Accepted">The accepted plan; null until one is accepted.</param>
public sealed record PlanListItem(
    string Id,
    string? Name,
    PlanStatus Status,
    Month Start,
    int Months,
    StrategyName? Best,
    decimal? TotalCost,
    string? Currency,
    StrategyName? Accepted,
    DateTimeOffset CreatedAt
);

using ForecastApi.Common;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>The costed plans of a request.</summary>
/// <param name="Best">The feasible plan with the lowest cost (highest profit); the first listed on a tie; null if none is feasible.</param>
/// <param name="Accepted">The accepted plan; null until one is accepted.</param>
/// <param name="Warnings">Input that was planned as given but is probably a mistake, such as a bought part that is not among the components.</param>
/// <param name="Plans">In the order of the request.</param>
public sealed record PlanAnswer(
    string Id,
    string? Name,
    PlanStatus Status,
    string Currency,
    IReadOnlyList<Month> Months,
    StrategyName? Best,
    StrategyName? Accepted,
    PlanLeaders BestBy,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StrategyPlan> Plans
);

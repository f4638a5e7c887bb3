using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Results;

/// <summary>The plans of all strategies with their ranking.</summary>
/// <param name="Best">
/// Lowest cost or highest profit among the feasible plans, the first listed on a tie; null if no plan is feasible.
/// </param>
/// <param name="BestBy">The best strategy for each aim.</param>
/// <param name="Plans">The plans in the requested order, by default in the order of <see cref="StrategyName"/>.</param>
public sealed record PlanComparison(
    StrategyName? Best,
    PlanLeaders BestBy,
    IReadOnlyList<ProductionPlan> Plans
)
{
    /// <summary>Input that is valid but probably not intended; empty if there is none.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

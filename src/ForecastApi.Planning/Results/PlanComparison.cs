using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Results;

/// <summary>The plans of all strategies side by side.</summary>
/// <param name="Best">Lowest cost or highest profit among the feasible plans, the first listed on a tie; null if none is.</param>
/// <param name="BestBy">The leaders by aim.</param>
/// <param name="Plans">The plans in the order asked for, else in the order of <see cref="StrategyName"/>.</param>
public sealed record PlanComparison(
    StrategyName? Best,
    PlanLeaders BestBy,
    IReadOnlyList<ProductionPlan> Plans
)
{
    /// <summary>What was planned as it was given, but is hardly meant; empty when there is nothing to say.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

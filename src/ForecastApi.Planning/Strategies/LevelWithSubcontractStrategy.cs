using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Level with subcontract: a constant workforce works full regular hours every month; suppliers cover the shortfall up
/// to the safety stock, before cost is minimised. A number of workers that is not given is then chosen at minimum cost.
/// </summary>
internal sealed class LevelWithSubcontractStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.LevelWithSubcontract;

    public override string? MissingPrerequisite(PlanInput input) =>
        Prerequisites.Workforce(input) ?? Prerequisites.SupplierOfEveryProduct(input);

    public override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Overtime = false,
            ReachTargets = true,
        };
}

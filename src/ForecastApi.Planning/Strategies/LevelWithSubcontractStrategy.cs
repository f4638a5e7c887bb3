using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// A constant workforce that runs at full regular hours every month; suppliers cover what is missing, up to the safety
/// stock, before any thought of cost. The number of workers that is not given is what then costs least.
/// </summary>
internal sealed class LevelWithSubcontractStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.LevelWithSubcontract;

    public override string? MissingPrerequisite(PlanInput input) =>
        Prerequisites.Workforce(input) ?? Prerequisites.SupplierOfEveryProduct(input);

    protected override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Overtime = false,
            ReachTargets = true,
        };
}

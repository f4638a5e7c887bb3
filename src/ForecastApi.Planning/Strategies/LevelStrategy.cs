using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// A constant workforce that runs at full regular hours every month, the surplus stocked. The number of workers that is
/// not given, and what is owed or lost where both are allowed, is what costs least.
/// </summary>
internal sealed class LevelStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.Level;

    public override string? MissingPrerequisite(PlanInput input) => Prerequisites.Workforce(input);

    protected override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Overtime = false,
            Suppliers = false,
        };
}

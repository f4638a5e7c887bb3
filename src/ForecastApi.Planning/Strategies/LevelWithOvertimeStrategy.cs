using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// A constant workforce that runs at full regular hours every month, with overtime placed at least cost. The number of
/// workers that is not given is what costs least.
/// </summary>
internal sealed class LevelWithOvertimeStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.LevelWithOvertime;

    public override string? MissingPrerequisite(PlanInput input) =>
        Prerequisites.Workforce(input) ?? Prerequisites.Overtime(input);

    protected override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Suppliers = false,
        };
}

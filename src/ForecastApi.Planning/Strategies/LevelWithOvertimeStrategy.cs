using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Level with overtime: a constant workforce works full regular hours every month; overtime is scheduled at minimum
/// cost. A number of workers that is not given is chosen at minimum cost.
/// </summary>
internal sealed class LevelWithOvertimeStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.LevelWithOvertime;

    public override string? MissingPrerequisite(PlanInput input) =>
        Prerequisites.Workforce(input) ?? Prerequisites.Overtime(input);

    public override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Suppliers = false,
        };
}

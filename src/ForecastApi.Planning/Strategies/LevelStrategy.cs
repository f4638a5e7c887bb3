using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Level: a constant workforce works full regular hours every month and the surplus goes to stock. A number of workers
/// that is not given is chosen at minimum cost, and so are backorders and lost sales if both are allowed.
/// </summary>
internal sealed class LevelStrategy : ModelStrategy
{
    public override StrategyName Name => StrategyName.Level;

    public override string? MissingPrerequisite(PlanInput input) => Prerequisites.Workforce(input);

    public override ModelRules Rules(StrategyChoice choice) =>
        new()
        {
            Level = true,
            Workers = choice.Workers,
            Overtime = false,
            Suppliers = false,
        };
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// A constant workforce that runs at full regular hours every month, with overtime placed at least cost. The number of
/// workers that is not given is what costs least.
/// </summary>
internal sealed class LevelWithOvertimeStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.LevelWithOvertime;

    public string? MissingMeans(PlanInput input) => Means.Workforce(input) ?? Means.Overtime(input);

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellation
    ) =>
        new(
            PlanSearch
                .Run(
                    input,
                    new()
                    {
                        Level = true,
                        Workers = choice.Workers,
                        Suppliers = false,
                    },
                    options,
                    cancellation
                )
                .Decisions
        );
}

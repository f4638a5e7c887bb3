using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>The lowest cost or the highest profit that any decisions reach, proven.</summary>
internal sealed class OptimalStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.Optimal;

    public string? MissingPrerequisite(PlanInput input) => null;

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var found = PlanSearch.Run(input, new ModelRules(), options, cancellationToken);
        return new(found.Decisions, found.Solution, found.Limits);
    }
}

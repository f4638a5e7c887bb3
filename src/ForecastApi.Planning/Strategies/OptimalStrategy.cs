using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>The optimum: the minimum cost or maximum profit over all decisions, proven.</summary>
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

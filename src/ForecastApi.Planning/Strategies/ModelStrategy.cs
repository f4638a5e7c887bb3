using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>A strategy that is the one optimisation model under rules of its own.</summary>
internal abstract class ModelStrategy : IPlanStrategy
{
    public abstract StrategyName Name { get; }

    public abstract string? MissingMeans(PlanInput input);

    /// <summary>What the strategy forbids or demands.</summary>
    protected abstract PlanRules Rules(StrategyChoice choice);

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellation
    ) => new(PlanSearch.Run(input, Rules(choice), options, cancellation).Decisions);
}

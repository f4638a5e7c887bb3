using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>A strategy that is the one optimisation model under rules of its own.</summary>
internal abstract class ModelStrategy : IPlanStrategy
{
    public abstract StrategyName Name { get; }

    public abstract string? MissingPrerequisite(PlanInput input);

    /// <summary>What the strategy forbids or demands.</summary>
    protected abstract ModelRules Rules(StrategyChoice choice);

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellationToken
    ) => new(PlanSearch.Run(input, Rules(choice), options, cancellationToken).Decisions);
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>A strategy that solves the optimisation model under its own rules.</summary>
internal abstract class ModelStrategy : IPlanStrategy
{
    public abstract StrategyName Name { get; }

    public abstract string? MissingPrerequisite(PlanInput input);

    public abstract ModelRules Rules(StrategyChoice choice);

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var found = PlanSearch.Run(input, Rules(choice), options, budget);
        return new(found.Decisions) { EndedEarly = found.EndedEarly };
    }
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Decides a plan. Pricing and feasibility checks are shared by all strategies and are done elsewhere.
/// </summary>
internal interface IPlanStrategy
{
    /// <summary>The name of the strategy.</summary>
    StrategyName Name { get; }

    /// <summary>Returns the missing prerequisite as a sentence for the planner; null if the strategy applies.</summary>
    string? MissingPrerequisite(PlanInput input);

    /// <summary>Returns the means that the strategy may use.</summary>
    ModelRules Rules(StrategyChoice choice);

    /// <summary>Makes the decisions. They violate limits only if that cannot be avoided.</summary>
    /// <exception cref="TimeLimitException">The time is over before there are decisions.</exception>
    StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    );

    /// <summary>Returns the outcome if the time was over before there were decisions.</summary>
    StrategyOutcome EndEarly(PlanInput input, TimeBudget budget) =>
        new(PlanDecisions.Nothing(input)) { EndedEarly = true };
}

using ForecastApi.Planning.Input;

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

    /// <summary>Makes the decisions. They violate limits only if that cannot be avoided.</summary>
    StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellationToken
    );
}

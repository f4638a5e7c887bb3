using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>A way to decide a plan. It decides only: prices and feasibility are found elsewhere, once for all.</summary>
internal interface IPlanStrategy
{
    /// <summary>Its name.</summary>
    StrategyName Name { get; }

    /// <summary>The means it needs and the input lacks, in words; null when it applies.</summary>
    string? MissingPrerequisite(PlanInput input);

    /// <summary>Decides, breaking limits only where it must.</summary>
    StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        CancellationToken cancellationToken
    );
}

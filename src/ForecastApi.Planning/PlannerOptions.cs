namespace ForecastApi.Planning;

/// <summary>The options of the planner.</summary>
public sealed record PlannerOptions
{
    /// <summary>
    /// The time limit of the whole computation. When the time is over, a search returns its best plan with the gap, and
    /// strategies that are not planned are infeasible with that reason.
    /// </summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The part of the time limit that the caller has used before the computation.</summary>
    public TimeSpan Spent { get; init; }

    /// <summary>The name of the setting of the time limit, for the reasons of plans that it ended; null = none.</summary>
    public string? TimeLimitSetting { get; init; }

    /// <summary>Measures the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Seed of the optimiser, so that a search that runs out of time is repeatable.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Whether a search returns no plan if the limits cannot all be satisfied, instead of the plan with the smallest
    /// violations.
    /// </summary>
    internal bool HardLimitsOnly { get; init; }
}

namespace ForecastApi.Planning;

/// <summary>The options of the optimiser.</summary>
public sealed record PlannerOptions
{
    /// <summary>
    /// The time limit of the search for the optimum; each other strategy gets a sixth of it. When the time is up, the
    /// best plan found so far is returned with its gap.
    /// </summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Seed of the optimiser, so that a search that runs out of time is repeatable.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Whether a search returns no plan if the limits cannot all be satisfied, instead of the plan with the smallest
    /// violations.
    /// </summary>
    internal bool HardLimitsOnly { get; init; }
}

namespace ForecastApi.Planning;

/// <summary>How long and how the optimiser searches.</summary>
public sealed record PlannerOptions
{
    /// <summary>
    /// The longest that the search for the optimum may take, and six times the longest for each other strategy; the best
    /// plan found so far is then given with its gap.
    /// </summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Seed of the optimiser's own choices, so that a search that is cut short repeats.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a search ends with nothing where no plan keeps every limit, instead of breaking as few as it must.</summary>
    internal bool HardLimitsOnly { get; init; }
}

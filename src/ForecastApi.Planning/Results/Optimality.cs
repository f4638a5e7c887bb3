namespace ForecastApi.Planning.Results;

/// <summary>How well an optimum is proven.</summary>
/// <param name="Bound">No plan costs less (or, for maximum profit, earns more) than this, in money.</param>
/// <param name="Gap">Distance between the plan and the bound as a share of the plan, 0 when proven.</param>
/// <param name="Status">What is known.</param>
/// <param name="Seconds">Time in the optimiser.</param>
public sealed record Optimality(
    decimal Bound,
    decimal Gap,
    OptimalityStatus Status,
    decimal Seconds
);

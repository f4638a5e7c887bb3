namespace ForecastApi.Planning.Results;

/// <summary>The proof of an optimum.</summary>
/// <param name="Bound">The bound in money: no plan costs less or, for maximum profit, earns more.</param>
/// <param name="Gap">Distance between the plan and the bound as a share of the plan; 0 if proven.</param>
/// <param name="Status">The status of the proof.</param>
/// <param name="Seconds">Time in the optimiser, in seconds.</param>
public sealed record Optimality(
    decimal Bound,
    decimal Gap,
    OptimalityStatus Status,
    decimal Seconds
);

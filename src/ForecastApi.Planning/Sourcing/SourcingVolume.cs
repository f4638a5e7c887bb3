namespace ForecastApi.Planning.Sourcing;

/// <summary>The costs of all sources at one volume.</summary>
/// <param name="Volume">Units needed in one month.</param>
/// <param name="Sources">In house first, then the suppliers in the order of the input.</param>
/// <param name="Cheapest">
/// The source with the lowest cost, the first listed on a tie; null if no source is feasible.
/// </param>
public sealed record SourcingVolume(
    decimal Volume,
    IReadOnlyList<SourceCost> Sources,
    string? Cheapest
);

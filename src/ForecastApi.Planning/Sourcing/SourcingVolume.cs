namespace ForecastApi.Planning.Sourcing;

/// <summary>The sources of one volume side by side.</summary>
/// <param name="Volume">Units needed in one month.</param>
/// <param name="Sources">In house first, then the suppliers in the order of the input.</param>
/// <param name="Cheapest">The source that costs least, the first listed on a tie; null when none is feasible.</param>
public sealed record SourcingVolume(
    decimal Volume,
    IReadOnlyList<SourceCost> Sources,
    string? Cheapest
);

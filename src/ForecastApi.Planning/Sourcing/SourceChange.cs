namespace ForecastApi.Planning.Sourcing;

/// <summary>A volume at which another source becomes the cheapest.</summary>
/// <param name="Volume">
/// In units, to 6 decimals: <paramref name="From"/> costs least up to it, <paramref name="To"/> above it. They cost the same
/// at it, or the cost of one of them jumps there.
/// </param>
/// <param name="From">The source below; null where none is feasible.</param>
/// <param name="To">The source above; null where none is feasible.</param>
public sealed record SourceChange(decimal Volume, string? From, string? To);

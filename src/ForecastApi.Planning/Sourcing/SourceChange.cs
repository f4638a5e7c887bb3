namespace ForecastApi.Planning.Sourcing;

/// <summary>A volume at which another source becomes the cheapest.</summary>
/// <param name="Volume">
/// The volume in units, to 6 decimals: <paramref name="From"/> is cheapest up to it, <paramref name="To"/> above it. At
/// the volume both cost the same, or the cost of one of them has a step.
/// </param>
/// <param name="From">The cheapest source below; null if none is feasible.</param>
/// <param name="To">The cheapest source above; null if none is feasible.</param>
public sealed record SourceChange(decimal Volume, string? From, string? To);

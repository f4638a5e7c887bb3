namespace ForecastApi.Planning.Sourcing;

/// <summary>Which way of making a product is cheapest at which volume.</summary>
/// <param name="Volumes">The volumes asked for, in their order.</param>
/// <param name="Changes">
/// Every change of the cheapest source between the smallest and the largest volume, from the smallest volume up.
/// </param>
/// <param name="ChangesListedTo">
/// The volume up to which the changes are listed: the largest one asked for, unless so many steps of machines cost so nearly
/// the same as another source that their changes are beyond count.
/// </param>
public sealed record SourcingComparison(
    IReadOnlyList<SourcingVolume> Volumes,
    IReadOnlyList<SourceChange> Changes,
    decimal ChangesListedTo
);

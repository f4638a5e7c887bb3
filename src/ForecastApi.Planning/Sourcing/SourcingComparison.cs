namespace ForecastApi.Planning.Sourcing;

/// <summary>The cheapest source of a product at each volume.</summary>
/// <param name="Volumes">The requested volumes, in their order.</param>
/// <param name="Changes">
/// Every change of the cheapest source between the smallest and the largest volume, in ascending order.
/// </param>
/// <param name="ChangesListedTo">
/// The volume up to which the changes are listed: the largest requested volume, unless the machine steps cause too many
/// changes to list or the time limit is over.
/// </param>
public sealed record SourcingComparison(
    IReadOnlyList<SourcingVolume> Volumes,
    IReadOnlyList<SourceChange> Changes,
    decimal ChangesListedTo
);

using ForecastApi.Planning.Sourcing;

namespace ForecastApi.Plans.Sourcing;

/// <summary>The cost of each source over volume.</summary>
/// <param name="Changes">The volumes between the smallest and the largest at which the cheapest source changes.</param>
/// <param name="ChangesListedTo">
/// The volume up to which changes are listed: the largest requested volume, unless a source with many machine steps costs
/// nearly the same as another and there are too many changes to list, or the time limit is over.
/// </param>
public sealed record SourcingAnswer(
    string Sku,
    string Currency,
    IReadOnlyList<SourcingVolume> Volumes,
    IReadOnlyList<SourceChange> Changes,
    decimal ChangesListedTo
);

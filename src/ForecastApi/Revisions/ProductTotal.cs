using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>The total of a product's forecast over some months.</summary>
/// <param name="Fingerprints">The hashes of the history that it was trained on; null for a run older than the column.</param>
public sealed record ProductTotal(
    string Sku,
    string? Model,
    string? Fingerprints,
    Month? LaunchMonth,
    Month? EndMonth,
    decimal Quantity
);

using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <param name="Model">The model chosen at the origin; null for a total.</param>
/// <param name="Quantities">The published quantity of each column; null outside the horizon.</param>
/// <param name="Changes">The change from the origin above; null where one of the two quantities is null.</param>
public sealed record WaterfallOrigin(
    Month AsOf,
    string RunId,
    string? Model,
    IReadOnlyList<decimal?> Quantities,
    IReadOnlyList<decimal?> Changes
);

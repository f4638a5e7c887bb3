using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>How much forecasts move from one official snapshot to the next, most nervous product first.</summary>
/// <param name="Total">The measures of all products, weighted by volume.</param>
public sealed record ForecastStabilityList(
    IReadOnlyList<Month> Origins,
    StabilityMeasures Total,
    IReadOnlyList<ProductStability> Items,
    string? NextCursor
);

using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>The forecasts of each month from successive origins, and the sales.</summary>
/// <param name="Periods">The columns: target months.</param>
/// <param name="Actuals">The sales of these months; null for a month that is not complete.</param>
/// <param name="Origins">The rows: official snapshots, oldest first.</param>
/// <param name="Stability">How much the quantities move from origin to origin.</param>
public sealed record ForecastWaterfall(
    string? Sku,
    string? Category,
    IReadOnlyList<Month> Periods,
    IReadOnlyList<decimal?> Actuals,
    IReadOnlyList<WaterfallOrigin> Origins,
    StabilityMeasures Stability
);

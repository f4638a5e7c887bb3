namespace ForecastApi.Forecasts;

/// <param name="Period">A month, or a quarter such as 2026-Q1.</param>
/// <param name="Model">The model; <c>override</c> when a month of the period is overridden.</param>
/// <param name="Quantiles">The requested quantiles, by probability as written in the request.</param>
/// <param name="Statistical">The statistical forecast of an overridden period; else null.</param>
public sealed record ForecastItem(
    string Sku,
    string Period,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model,
    IReadOnlyDictionary<string, decimal>? Quantiles,
    StatisticalMonth? Statistical
);

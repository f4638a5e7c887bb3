using ForecastApi.Common;

namespace ForecastApi.Forecasts;

/// <summary>A filter of a run's forecasts; null = no restriction.</summary>
public sealed record ForecastFilter(string? Sku, string? Category, Month? From, Month? To);

using ForecastApi.Common;

namespace ForecastApi.Forecasts;

/// <param name="Stockout">Share of the month without stock, 0..1.</param>
public sealed record PreviewMonth(Month Period, decimal Quantity, decimal? Stockout = null);

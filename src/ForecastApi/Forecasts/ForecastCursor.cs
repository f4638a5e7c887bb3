using ForecastApi.Common;

namespace ForecastApi.Forecasts;

/// <summary>The last row of the page before, by run, SKU and month.</summary>
public sealed record ForecastCursor(string RunId, string Sku, Month Month);

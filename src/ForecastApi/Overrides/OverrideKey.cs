using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>A product's month in the official snapshot of an asOf.</summary>
public sealed record OverrideKey(Month AsOf, int ProductId, Month Period);

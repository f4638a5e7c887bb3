namespace ForecastApi.Overrides;

/// <summary>An override in effect in an official snapshot.</summary>
public sealed record OfficialOverride(decimal Quantity, string Author);

using ForecastApi.Common;

namespace ForecastApi.Overrides.Levels;

/// <summary>An override of the sum of a level in a month.</summary>
/// <param name="Key">The category, with those below it; the channel; <c>total</c>.</param>
/// <param name="Statistical">The sum of the statistical forecasts when the override was set.</param>
/// <param name="Spread">The products of the level, by SKU.</param>
public sealed record LevelOverride(
    OverrideLevel By,
    string Key,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    DateTimeOffset CreatedAt,
    IReadOnlyList<LevelShare> Spread
);

using ForecastApi.Common;

namespace ForecastApi.Overrides.Levels;

/// <summary>A stored override of a level.</summary>
internal sealed record LevelRow(
    int LevelId,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    DateTimeOffset CreatedAt
)
{
    public LevelOverride ToOverride(
        OverrideLevel by,
        string key,
        IReadOnlyList<LevelShare> spread
    ) => new(by, key, Period, Quantity, Statistical, Reason, Author, Expires, CreatedAt, spread);
}

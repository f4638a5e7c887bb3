namespace ForecastApi.Overrides.Levels;

/// <summary>A product of a level in a month.</summary>
/// <param name="Statistical">The statistical forecast of the product.</param>
/// <param name="Own">The quantity of an override of its own; null without one.</param>
/// <param name="Share">The share of the product's demand in the level, 0..1: below 1 for a channel.</param>
public sealed record LevelMember(
    int ProductId,
    string Sku,
    decimal Statistical,
    decimal? Own,
    decimal Share
)
{
    /// <summary>The part of the statistical forecast in the level.</summary>
    public decimal Part => Statistical * Share;
}

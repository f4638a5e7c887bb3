namespace ForecastApi.Overrides.Levels;

/// <summary>The part of a product in the sum of a level.</summary>
/// <param name="Statistical">The part of its statistical forecast in the level.</param>
/// <param name="Quantity">The part of its published forecast in the level.</param>
/// <param name="Own">Whether the product has an override of its own, which the level does not change.</param>
public sealed record LevelShare(string Sku, decimal Statistical, decimal Quantity, bool Own);

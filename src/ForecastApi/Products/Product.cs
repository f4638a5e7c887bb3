using ForecastApi.Common;

namespace ForecastApi.Products;

/// <summary>A finished good, a component or a material. Only the SKU is required.</summary>
/// <param name="LikeSku">
/// A product with sales that this one is expected to resemble while it has less than a year of its own; it need not exist
/// yet. With a launch month, this product takes the demand over from then on: set the other's endMonth to the month before.
/// </param>
/// <param name="LaunchMonth">
/// The first month of sale. Sales before it are samples that no model learns from, and the forecast is 0 before it.
/// </param>
/// <param name="EndMonth">The last month of sale, not before launchMonth; the forecast is 0 after it.</param>
public sealed record Product(
    string Sku,
    string? Name,
    string? Category,
    string? Unit,
    decimal? UnitPrice,
    decimal? UnitCost,
    ProductStatus Status,
    string? LikeSku,
    Month? LaunchMonth,
    Month? EndMonth
);

using ForecastApi.Common;

namespace ForecastApi.Products;

/// <summary>The body of a PUT. <c>Sku</c> is optional and must equal the one in the path.</summary>
public sealed record ProductBody(
    string? Sku = null,
    string? Name = null,
    string? Category = null,
    string? Unit = null,
    decimal? UnitPrice = null,
    decimal? UnitCost = null,
    ProductStatus Status = ProductStatus.Active,
    string? LikeSku = null,
    Month? LaunchMonth = null,
    Month? EndMonth = null
);

namespace ForecastApi.Products;

/// <summary>A finished good, a component or a material. Only the SKU is required.</summary>
public sealed record Product(
    string Sku,
    string? Name,
    string? Category,
    string? Unit,
    decimal? UnitPrice,
    decimal? UnitCost,
    ProductStatus Status,
    string? LikeSku
);

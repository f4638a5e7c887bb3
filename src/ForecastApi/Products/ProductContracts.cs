namespace ForecastApi.Products;

public enum ProductStatus
{
    Active,
    Discontinued,
}

/// <summary>What is sold, made or bought. Only the SKU is needed.</summary>
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

/// <summary>The body of a PUT; <c>Sku</c>, where given, must be the one in the path.</summary>
public sealed record ProductBody(
    string? Sku = null,
    string? Name = null,
    string? Category = null,
    string? Unit = null,
    decimal? UnitPrice = null,
    decimal? UnitCost = null,
    ProductStatus Status = ProductStatus.Active,
    string? LikeSku = null
);

/// <summary>What one unit of a product is made of.</summary>
public sealed record BillOfMaterials(IReadOnlyList<BomLine> Lines);

/// <param name="ComponentSku">The part or sub-assembly.</param>
/// <param name="Quantity">Good units of it in one unit of the product.</param>
/// <param name="ScrapRate">The share of it lost on the way, 0 to below 1: one good unit takes 1 / (1 − scrapRate).</param>
public sealed record BomLine(string ComponentSku, decimal Quantity, decimal ScrapRate = 0);

/// <summary>One line of the bills of materials of all products.</summary>
public sealed record BomRow(string Sku, string ComponentSku, decimal Quantity, decimal ScrapRate);

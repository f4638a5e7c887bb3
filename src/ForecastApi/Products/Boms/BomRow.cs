namespace ForecastApi.Products.Boms;

/// <summary>A line of a bill of materials with the SKU of its product.</summary>
public sealed record BomRow(string Sku, string ComponentSku, decimal Quantity, decimal ScrapRate);

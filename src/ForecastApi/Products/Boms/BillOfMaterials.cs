namespace ForecastApi.Products.Boms;

/// <summary>The components of one unit of a product.</summary>
public sealed record BillOfMaterials(IReadOnlyList<BomLine> Lines);

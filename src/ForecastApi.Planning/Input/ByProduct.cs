namespace ForecastApi.Planning.Input;

/// <summary>An item that comes out of the production of another.</summary>
/// <param name="Sku">The item. It arrives in stock together with the product.</param>
/// <param name="Quantity">Units per good unit of the product.</param>
public sealed record ByProduct(string Sku, decimal Quantity);

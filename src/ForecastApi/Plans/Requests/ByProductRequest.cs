namespace ForecastApi.Plans.Requests;

/// <summary>An item that comes out of the production of another, into its own stock.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Quantity">Units per good unit of the product.</param>
public sealed record ByProductRequest(string Sku, decimal Quantity);

namespace ForecastApi.Plans.Requests;

/// <summary>Demand of a product in the request.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Quantities">Units, one value per month.</param>
public sealed record InlineDemand(string Sku, IReadOnlyList<decimal> Quantities);

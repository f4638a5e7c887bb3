namespace ForecastApi.Plans.Tracking;

/// <summary>Planned demand and actual sales of a product.</summary>
/// <param name="Totals">Null when the product has no sales.</param>
/// <param name="Reason">The reason why there are no totals; else null.</param>
public sealed record ActualProduct(string Sku, ActualTotals? Totals, string? Reason);

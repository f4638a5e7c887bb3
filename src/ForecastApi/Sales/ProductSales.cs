namespace ForecastApi.Sales;

public sealed record ProductSales(string Sku, SalesBucket Bucket, IReadOnlyList<SalesPeriod> Items);

using ForecastApi.Common;

namespace ForecastApi.Sales;

public enum SalesBucket
{
    Day,
    Month,
    Quarter,
}

public sealed record ProductSales(string Sku, SalesBucket Bucket, IReadOnlyList<SalesPeriod> Items);

/// <param name="Period">A date, a month (2026-01) or a quarter (2026-Q1), as the bucket says.</param>
public sealed record SalesPeriod(string Period, decimal Quantity);

/// <summary>One row of a sales file, checked.</summary>
public readonly record struct SalesRow(
    string Sku,
    DateOnly Date,
    string Channel,
    decimal Quantity,
    decimal? UnitPrice,
    decimal? Stockout
);

/// <summary>Net sales of a product in a month.</summary>
/// <param name="Stockout">Share of the month without stock, 0..1; 0 also when nothing is known.</param>
public sealed record MonthQuantity(Month Month, decimal Quantity, decimal Stockout = 0);

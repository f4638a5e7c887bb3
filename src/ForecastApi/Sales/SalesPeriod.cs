namespace ForecastApi.Sales;

/// <param name="Period">A date, a month (2026-01) or a quarter (2026-Q1), depending on the bucket.</param>
public sealed record SalesPeriod(string Period, decimal Quantity);

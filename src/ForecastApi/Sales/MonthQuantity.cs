using ForecastApi.Common;

namespace ForecastApi.Sales;

/// <summary>Net sales of a product in a month.</summary>
/// <param name="Stockout">The share of the month without stock, 0..1; 0 also when unknown.</param>
public sealed record MonthQuantity(Month Month, decimal Quantity, decimal Stockout = 0);

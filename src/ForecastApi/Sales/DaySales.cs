namespace ForecastApi.Sales;

/// <summary>Sales of a product on a day in one channel.</summary>
public sealed record DaySales(DateOnly Date, decimal Quantity)
{
    /// <summary>The share of the row's period without stock, 0..1; null when unknown.</summary>
    public decimal? Stockout { get; init; }
}

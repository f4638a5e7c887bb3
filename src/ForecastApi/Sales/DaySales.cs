namespace ForecastApi.Sales;

/// <summary>A row of the sales of a product in one channel.</summary>
/// <param name="Date">The first day that it covers.</param>
public sealed record DaySales(DateOnly Date, decimal Quantity)
{
    /// <summary>The last day that it covers; null when it covers its date alone.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Whether it moves a part of another row to the month of its date.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The share of the row's period without stock, 0..1; null when unknown.</summary>
    public decimal? Stockout { get; init; }
}

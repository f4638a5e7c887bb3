namespace ForecastApi.Sales.Parsing;

/// <summary>A valid row of a sales file.</summary>
/// <param name="Date">The first day that the quantity covers.</param>
/// <param name="PeriodEnd">The last day that the quantity covers; null when it is the first day.</param>
public readonly record struct SalesRow(
    string Sku,
    DateOnly Date,
    DateOnly? PeriodEnd,
    string Channel,
    decimal Quantity,
    decimal? UnitPrice,
    decimal? Stockout
);

namespace ForecastApi.Sales.Parsing;

/// <summary>A valid row of a sales file.</summary>
public readonly record struct SalesRow(
    string Sku,
    DateOnly Date,
    string Channel,
    decimal Quantity,
    decimal? UnitPrice,
    decimal? Stockout
);

namespace ForecastApi.Sales.Inspection;

/// <summary>A row as the import reads it.</summary>
/// <param name="Line">The line of the file.</param>
public sealed record InspectedRow(
    string Sku,
    DateOnly Date,
    DateOnly? PeriodEnd,
    decimal Quantity,
    decimal? UnitPrice,
    string? Channel,
    decimal? Stockout,
    long Line
);

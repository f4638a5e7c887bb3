using ForecastApi.Imports.Cells;

namespace ForecastApi.Sales.Parsing;

/// <summary>The cells of a sales row, before they are parsed.</summary>
public readonly ref struct SalesCells
{
    public ReadOnlySpan<char> Sku { get; init; }

    public Cell Date { get; init; }

    public Cell Quantity { get; init; }

    public Cell UnitPrice { get; init; }

    public ReadOnlySpan<char> Channel { get; init; }

    public Cell Stockout { get; init; }

    public Cell PeriodEnd { get; init; }
}

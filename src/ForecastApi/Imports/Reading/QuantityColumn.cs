namespace ForecastApi.Imports.Reading;

/// <summary>A column of quantities of a wide sheet.</summary>
/// <param name="Position">Its position in the file.</param>
/// <param name="Header">Its header: a SKU, or a month or day.</param>
/// <param name="Kind">The type of the header.</param>
public sealed record QuantityColumn(int Position, string Header, Cells.CellKind Kind);

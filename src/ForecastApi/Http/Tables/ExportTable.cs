namespace ForecastApi.Http.Tables;

/// <summary>A table to export, whatever the format.</summary>
/// <param name="Name">The name of the file, without its extension.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">
/// The cells of each row: text, numbers, <see cref="DateOnly"/>, <see cref="Common.Month"/>, or null where a cell is empty.
/// </param>
public sealed record ExportTable(
    string Name,
    IReadOnlyList<ExportColumn> Columns,
    IAsyncEnumerable<object?[]> Rows
);

using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads a table of sales row by row. Memory does not grow with the file.</summary>
public static class SalesTable
{
    private static readonly int DateColumn = SalesFields.IndexOf("date");

    /// <summary>Streams the rows after the header; of a wide sheet, the cells of quantities.</summary>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        TableReader table,
        SalesFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var wide = table.Quantities.Count > 0;
        if (wide && !table.Has(DateColumn))
            CheckDates(table, format.Cells);
        while (await table.ReadAsync(cancellationToken))
            if (table.Error is { } error)
                yield return new(table.Line, new RowError(null, error));
            else if (!wide)
                yield return SalesFields.Parse(table.Line, Cells(table), format, interner);
            else
                foreach (var column in table.Quantities)
                    if (!table.At(column.Position).IsEmpty)
                        yield return SalesFields.Parse(
                            table.Line,
                            Cells(table, column, format.Cells),
                            format,
                            interner
                        );
    }

    private static SalesCells Cells(TableReader table) =>
        new()
        {
            Sku = Text(table.Field(0)),
            Date = table.Field(1),
            Quantity = table.Field(2),
            UnitPrice = table.Field(3),
            Channel = Text(table.Field(4)),
            Stockout = table.Field(5),
            PeriodEnd = table.Field(6),
        };

    private static SalesCells Cells(TableReader table, QuantityColumn column, CellFormat format) =>
        Cells(table) with
        {
            Sku = table.Has(DateColumn) ? CsvText.Plain(column.Header) : Text(table.Field(0)),
            Date = table.Has(DateColumn) ? table.Field(DateColumn) : HeaderDate(column, format),
            Quantity = table.At(column.Position),
        };

    private static ReadOnlySpan<char> Text(Cell cell) => CsvText.Plain(cell.Text.Trim());

    private static void CheckDates(TableReader table, CellFormat format)
    {
        foreach (var column in table.Quantities)
            if (!format.TryDate(HeaderDate(column, format), out _, out _))
                throw FileProblems.Header(
                    table.Line,
                    $"the header of a column of quantities {format.WhyNotADate(new(column.Header, column.Kind))} Name the columns of quantities one by one to leave this one out, or map date where the columns are products."
                );
    }

    /// <summary>A header as a date: as the format states, or YYYY-MM or YYYY-MM-DD.</summary>
    private static Cell HeaderDate(QuantityColumn column, CellFormat format) =>
        new(
            column.Header,
            CellFormat.TryIso(column.Header, out _, out _) ? CellKind.Date : column.Kind
        );
}

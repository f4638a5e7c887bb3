using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports;

/// <summary>A row of a table that is imported as a whole.</summary>
public sealed class TableRow
{
    private readonly CellKind[] _kinds;

    /// <summary>Copies the current row of a file.</summary>
    public TableRow(TableReader reader, int columns, CellFormat format)
    {
        Cells = new string?[columns];
        Format = format;
        _kinds = new CellKind[columns];
        for (var i = 0; i < columns; i++)
        {
            if (!reader.Has(i))
                continue;
            var cell = reader.Field(i);
            Cells[i] = CsvText.Plain(cell.Text).ToString();
            _kinds[i] = cell.Kind;
        }
    }

    /// <summary>
    /// The cells, one for each column of ours; null where the file has no such column. White space belongs to a cell
    /// (RFC 4180).
    /// </summary>
    public string?[] Cells { get; }

    /// <summary>How numbers and dates are written.</summary>
    public CellFormat Format { get; }

    /// <summary>Whether a cell is missing or empty.</summary>
    public bool IsEmpty(int column) => string.IsNullOrWhiteSpace(Cells[column]);

    /// <summary>The cell of a column; empty where the file does not have it.</summary>
    public Cell Cell(int column) => new(Cells[column], _kinds[column]);

    /// <summary>Parses a month, or a date as its month.</summary>
    public bool TryMonth(int column, out Month month)
    {
        var ok = Format.TryDate(Cell(column), out var first, out _);
        month = ok ? Month.Of(first) : default;
        return ok;
    }

    /// <summary>Returns the reason why a cell is not a number.</summary>
    public string WhyNotANumber(int column) =>
        CellText.NotANumber(Cells[column]) + Format.NumberHint(Cell(column));
}

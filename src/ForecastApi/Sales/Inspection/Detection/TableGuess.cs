using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The format of a table as its content shows it, with its ambiguities.</summary>
/// <param name="Columns">All columns, in the order of the file.</param>
/// <param name="DateColumn">The name of the column of dates; empty when there is none.</param>
/// <param name="Date">The format of the dates; null when there are none.</param>
/// <param name="Period">The days that a row covers by the format of its date; null where the dates themselves must show it.</param>
public sealed record TableGuess(
    IReadOnlyList<InspectedColumn> Columns,
    string DateColumn,
    DateGuess? Date,
    string? DateFormat,
    DecimalMark Decimal,
    bool IsDecimalAmbiguous,
    RowPeriod? Period
)
{
    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<ColumnMapping> Mappings =>
        [
            .. Columns
                .Where(c => c.Ours is not null)
                .Select(c => new ColumnMapping(c.Theirs, c.Ours!)),
        ];

    /// <summary>Whether a row may be one of the table: it has its number of cells, and a date where there is a column of dates.</summary>
    public bool IsRow(SampleRow row)
    {
        if (row.Cells.Count != Columns.Count)
            return false;
        var date = Columns.ToList().FindIndex(c => c.Ours == "date");
        return date < 0 || Date is null || DateParts.Parse(row[date])?.In(Date.Order) is not null;
    }

    public bool Has(string ours) => Columns.Any(c => c.Ours == ours);
}

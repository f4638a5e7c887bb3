using System.Globalization;
using ExcelDataReader;
using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Imports.Workbooks;

/// <summary>
/// Reads the rows of a sheet one by one. MiniExcel, which writes the exports, takes the columns of each row from the
/// dimension that a file states, up to 16,384 whatever it holds, and dates of 1904 as those of 1900.
/// </summary>
/// <param name="workbook">The workbook, which is disposed with the records.</param>
public sealed class SheetRecords(Workbook workbook) : IRecords
{
    private readonly IExcelDataReader _reader = workbook.Reader;

    public long Line => _reader.Depth + 1;

    public int Count => _reader.FieldCount;

    public string? Error => null;

    public string Start => "";

    /// <exception cref="ProblemException">422: the workbook is damaged.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(_reader.Read());
        }
        catch (Exception error) when (Workbook.IsBroken(error))
        {
            throw Workbook.Damaged(error);
        }
    }

    public Cell Cell(int index) =>
        _reader.GetValue(index) switch
        {
            string text when IsoDate(text) is { } date => Date(date),
            string text => new(text),
            double number => Number(number),
            DateTime date => Date(date),
            TimeSpan time => Number(time.TotalDays),
            bool value => new(value ? "TRUE" : "FALSE"),
            var other => new(Convert.ToString(other, CultureInfo.InvariantCulture)),
        };

    public ValueTask DisposeAsync()
    {
        workbook.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Cell Date(DateTime date) =>
        new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date);

    /// <summary>A cell of the type date comes as the text of ISO 8601 that the file holds.</summary>
    private static DateTime? IsoDate(string text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
        && DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.RoundtripKind,
            out var date
        )
            ? date
            : null;

    /// <summary>A number with the fifteen digits that a spreadsheet shows.</summary>
    private static Cell Number(double number) =>
        Math.Abs(number) < (double)decimal.MaxValue
            ? new(
                ((decimal)number).ToString(
                    "0.############################",
                    CultureInfo.InvariantCulture
                ),
                CellKind.Number
            )
            : new(number.ToString(CultureInfo.InvariantCulture));
}

using ForecastApi.Imports.Cells;
using Sylvan.Data.Csv;

namespace ForecastApi.Imports.Reading;

/// <summary>Reads the records of a CSV file. Memory does not grow with the file.</summary>
public sealed class CsvRecords : IRecords
{
    private const int MaxRecordLength = 64 * 1024;

    /// <summary>No line is a comment: a SKU may begin with any character.</summary>
    private const char NoComment = '\uFFFF';

    private const string NotCsv =
        "cannot be read as CSV: a quote is not closed, or the row is longer than 64 KiB.";

    private readonly FileText _text;
    private readonly CsvDataReader? _csv;
    private long _nextLine = 1;
    private bool _ended;

    private CsvRecords(FileText text, CsvDataReader? csv) => (_text, _csv) = (text, csv);

    public long Line { get; private set; } = 1;

    public int Count => Error is null ? _csv!.RowFieldCount : 0;

    public string? Error { get; private set; }

    public string Start => _text.Start;

    /// <summary>Opens the text, which is disposed with the records.</summary>
    public static async Task<CsvRecords> OpenAsync(
        FileText text,
        char delimiter,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return new(
                text,
                await CsvDataReader.CreateAsync(
                    text,
                    new CsvDataReaderOptions
                    {
                        Delimiter = delimiter,
                        Comment = NoComment,
                        HasHeaders = false,
                        MaxBufferSize = MaxRecordLength,
                        ResultSetMode = ResultSetMode.SingleResult,
                    },
                    cancellationToken
                )
            );
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException)
        {
            // The first record cannot be read
            return new(text, null);
        }
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return false;
        Line = _nextLine;
        try
        {
            return _csv is null ? Fail() : Advance(await _csv.ReadAsync(cancellationToken));
        }
        catch (CsvFormatException)
        {
            return Fail();
        }
    }

    public Cell Cell(int index) => new(_csv!.GetFieldSpan(index));

    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
            await _csv.DisposeAsync();
        _text.Dispose();
    }

    private bool Advance(bool read)
    {
        _ended = !read;
        if (read)
            _nextLine += LineBreaks(_csv!.GetRawRecordSpan());
        return read;
    }

    private bool Fail()
    {
        _ended = true;
        Error = NotCsv;
        return true;
    }

    private static int LineBreaks(ReadOnlySpan<char> record)
    {
        var count = 0;
        for (int at; (at = record.IndexOfAny('\r', '\n')) >= 0; count++)
            record = record[
                (
                    at
                    + (
                        record[at] == '\r' && at + 1 < record.Length && record[at + 1] == '\n'
                            ? 2
                            : 1
                    )
                )..
            ];
        return count;
    }
}

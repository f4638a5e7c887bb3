using ForecastApi.Http;
using Sylvan.Data.Csv;

namespace ForecastApi.Imports;

/// <summary>Reads a CSV file with a header row by row. Memory does not grow with the file.</summary>
public sealed class CsvTable : IAsyncDisposable
{
    private const int MaxRecordLength = 64 * 1024;
    private const string TooManyFields = "has more fields than the header.";
    private const string NotCsv =
        "cannot be read as CSV: a quote is not closed, or the row is too long.";

    private readonly CsvDataReader _csv;
    private readonly int[] _columns;
    private bool _ended;

    private CsvTable(CsvDataReader csv, int[] columns)
    {
        _csv = csv;
        _columns = columns;
    }

    /// <summary>The line number of the current row. The header is line 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The reason why the current row cannot be read; null when it can.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The text of the file; it stays open.</param>
    /// <param name="known">The columns that the file may have, the required ones first.</param>
    /// <param name="required">The number of columns that the file must have.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProblemException">422: the header is not that of such a file.</exception>
    public static async Task<CsvTable> OpenAsync(
        TextReader reader,
        IReadOnlyList<string> known,
        int required,
        CancellationToken cancellationToken
    )
    {
        var csv = await OpenAsync(reader, cancellationToken);
        try
        {
            return new(csv, Columns(csv, known, required));
        }
        catch
        {
            await csv.DisposeAsync();
            throw;
        }
    }

    /// <summary>Advances to the next row; false after the last. A row that is not CSV is the last one.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_ended)
            return false;
        Line++;
        try
        {
            _ended = !await _csv.ReadAsync(cancellationToken);
            Error = !_ended && _csv.RowFieldCount > _csv.FieldCount ? TooManyFields : null;
            return !_ended;
        }
        catch (CsvFormatException)
        {
            _ended = true;
            Error = NotCsv;
            return true;
        }
    }

    /// <summary>The text of a known column in the current row; empty where the file does not have it.</summary>
    public ReadOnlySpan<char> Field(int known) =>
        _columns[known] is var column && (column < 0 || column >= _csv.RowFieldCount)
            ? []
            : _csv.GetFieldSpan(column);

    /// <summary>
    /// The cells of the current row, one for each known column; null where the file has no such column. White space
    /// belongs to a cell (RFC 4180).
    /// </summary>
    public string?[] Cells()
    {
        var cells = new string?[_columns.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = _columns[i] < 0 ? null : CsvText.Plain(Field(i)).ToString();
        return cells;
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private static async Task<CsvDataReader> OpenAsync(
        TextReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await CsvDataReader.CreateAsync(
                reader,
                new CsvDataReaderOptions
                {
                    Delimiter = ',',
                    HeaderComparer = StringComparer.OrdinalIgnoreCase,
                    MaxBufferSize = MaxRecordLength,
                    ResultSetMode = ResultSetMode.SingleResult,
                },
                cancellationToken
            );
        }
        catch (Exception error)
            when (error is CsvFormatException or CsvMissingHeadersException or InvalidDataException)
        {
            throw Header(
                "the header row cannot be read, or the row after it is longer than 64 KiB."
            );
        }
    }

    /// <summary>The position in the file of each known column; -1 where it is missing.</summary>
    private static int[] Columns(CsvDataReader csv, IReadOnlyList<string> known, int required)
    {
        var columns = known.Select(_ => -1).ToArray();
        for (var c = 0; c < csv.FieldCount; c++)
        {
            var name = csv.GetName(c).Trim().TrimStart('\uFEFF');
            var field = IndexOf(known, name);
            if (field < 0)
                throw Header(
                    $"'{name}' is not a column of this file. The columns are {string.Join(", ", known)}."
                );
            if (columns[field] >= 0)
                throw Header($"the column '{name}' appears twice.");
            columns[field] = c;
        }
        for (var f = 0; f < required; f++)
            if (columns[f] < 0)
                throw Header($"the column '{known[f]}' is missing.");
        return columns;
    }

    private static ProblemException Header(string message) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            ProblemCodes.ImportRejected,
            $"line 1: {message}",
            new Dictionary<string, string[]> { ["lines[1].header"] = [message] }
        );

    private static int IndexOf(IReadOnlyList<string> known, string name)
    {
        for (var i = 0; i < known.Count; i++)
            if (known[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}

using ForecastApi.Http;
using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Reading;

/// <summary>
/// Reads the rows of a table below its header. Rows whose cells are all empty, which spreadsheets append to a sheet,
/// are skipped.
/// </summary>
public sealed class TableReader : IAsyncDisposable
{
    private const string TooManyFields = "has more fields than the header.";

    private readonly IRecords _records;
    private readonly TableHeader _header;

    private TableReader(IRecords records, TableHeader header) =>
        (_records, _header) = (records, header);

    /// <summary>The line of the current row.</summary>
    public long Line => _records.Line;

    /// <summary>The reason why the current row cannot be read; null when it can.</summary>
    public string? Error { get; private set; }

    /// <summary>The columns of quantities of a wide sheet; none for other tables.</summary>
    public IReadOnlyList<QuantityColumn> Quantities => _header.Quantities;

    /// <summary>Reads the header.</summary>
    /// <param name="records">The records of the file, which are disposed with the table.</param>
    /// <param name="columns">The columns that the file may have.</param>
    /// <param name="format">How the file is written.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProblemException">422: the header is not that of such a file.</exception>
    public static async Task<TableReader> OpenAsync(
        IRecords records,
        TableColumns columns,
        TableFormat format,
        CancellationToken cancellationToken
    )
    {
        try
        {
            while (await records.ReadAsync(cancellationToken))
            {
                if (records.Error is { } error)
                    throw FileProblems.Header(
                        records.Line,
                        HeaderRemedy.Of("the header " + error, records.Start, columns, format)
                    );
                if (!IsBlank(records))
                    return new(records, TableHeader.Read(records, columns, format));
            }
            throw FileProblems.Header(
                1,
                $"the header is missing: the file is empty. Send the names of the columns in the first row, of {string.Join(", ", columns.Names)}."
            );
        }
        catch
        {
            await records.DisposeAsync();
            throw;
        }
    }

    /// <summary>Advances to the next row; false after the last. A row that cannot be read is the last one.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _records.ReadAsync(cancellationToken))
            if (IsRow())
                return true;
        return false;
    }

    /// <summary>The cell of a column of ours in the current row; empty where the file does not have it.</summary>
    public Cell Field(int column) =>
        _header.Positions[column] is var position && (uint)position < (uint)_records.Count
            ? _records.Cell(position)
            : default;

    /// <summary>Whether the file has a column of ours.</summary>
    public bool Has(int column) => _header.Positions[column] >= 0;

    /// <summary>The cell at a position of the current row.</summary>
    public Cell At(int position) => position < _records.Count ? _records.Cell(position) : default;

    public ValueTask DisposeAsync() => _records.DisposeAsync();

    private bool IsRow()
    {
        Error = _records.Error;
        if (Error is not null)
            return true;
        if (IsBlank(_records))
            return false;
        for (var i = _header.Width; i < _records.Count; i++)
            if (!_records.Cell(i).IsEmpty)
                Error = TooManyFields;
        return true;
    }

    private static bool IsBlank(IRecords records)
    {
        for (var i = 0; i < records.Count; i++)
            if (!records.Cell(i).IsEmpty)
                return false;
        return true;
    }
}

using System.Runtime.CompilerServices;
using ForecastApi.Http;
using Sylvan.Data.Csv;

namespace ForecastApi.Imports;

/// <summary>Reads a CSV file with a header row by row, whatever it holds.</summary>
public static class CsvTable
{
    private const int LongestRecord = 64 * 1024;

    /// <summary>
    /// The rows with their line numbers, a cell per known column: null where the file has no such column. White space
    /// belongs to a cell (RFC 4180). Rows that cannot be read are not among them, only reported.
    /// </summary>
    public static async IAsyncEnumerable<(long Line, string?[] Cells)> RowsAsync(
        TextReader reader,
        IReadOnlyList<string> known,
        int needed,
        Action<long, string?, string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var csv = await OpenAsync(reader, cancellationToken);
        await using (csv)
        {
            var columns = Columns(csv, known, needed);
            var line = 1L;
            while (await NextAsync(csv, report, line + 1, cancellationToken))
            {
                line++;
                if (csv.RowFieldCount > csv.FieldCount)
                    report(line, null, "has more fields than the header.");
                else
                    yield return (
                        line,
                        [
                            .. columns.Select(c =>
                                c < 0 ? null : CsvText.Plain(Field(csv, c)).ToString()
                            ),
                        ]
                    );
            }
        }
    }

    public static async Task<CsvDataReader> OpenAsync(
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
                    MaxBufferSize = LongestRecord,
                    ResultSetMode = ResultSetMode.SingleResult,
                },
                cancellationToken
            );
        }
        catch (Exception error)
            when (error is CsvFormatException or CsvMissingHeadersException or InvalidDataException)
        {
            throw Header(
                "the header row cannot be read, or the row behind it is longer than 64 KiB."
            );
        }
    }

    /// <summary>The place in the file of each known column; -1 where it is missing.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="known">The columns that it may have, the needed ones first.</param>
    /// <param name="needed">How many it must have.</param>
    public static int[] Columns(CsvDataReader csv, IReadOnlyList<string> known, int needed)
    {
        var columns = known.Select(_ => -1).ToArray();
        for (var c = 0; c < csv.FieldCount; c++)
        {
            var name = csv.GetName(c).Trim().TrimStart('\uFEFF');
            var field = IndexOf(known, name);
            if (field < 0)
                throw Header(
                    $"'{name}' is not a column of this file; it may have {string.Join(", ", known)}."
                );
            if (columns[field] >= 0)
                throw Header($"the column '{name}' stands twice.");
            columns[field] = c;
        }
        for (var f = 0; f < needed; f++)
            if (columns[f] < 0)
                throw Header($"the column '{known[f]}' is missing.");
        return columns;
    }

    public static async ValueTask<bool> NextAsync(
        CsvDataReader csv,
        Action<long, string?, string> report,
        long line,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            report(
                line,
                null,
                "cannot be read as CSV: a quote is not closed, or the row is too long."
            );
            return false;
        }
    }

    public static ReadOnlySpan<char> Field(CsvDataReader csv, int column) =>
        column < 0 || column >= csv.RowFieldCount ? [] : csv.GetFieldSpan(column);

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

using System.Runtime.CompilerServices;
using ForecastApi.Http;
using Sylvan.Data.Csv;

namespace ForecastApi.Sales;

/// <summary>Reads a sales file row by row: memory does not grow with it.</summary>
public static class SalesCsv
{
    private const int LongestRecord = 64 * 1024;

    /// <summary>
    /// The rows with their line numbers; bad ones are null and go to <paramref name="report"/> as line, field,
    /// message.
    /// </summary>
    public static async IAsyncEnumerable<(long Line, SalesRow? Row)> ReadAsync(
        TextReader reader,
        Action<long, string?, string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var csv = await OpenAsync(reader, cancellationToken);
        await using (csv)
        {
            var columns = Columns(csv);
            var line = 1L;
            while (await NextAsync(csv, report, line + 1, cancellationToken))
            {
                line++;
                yield return (line, Parse(csv, columns, line, interner, report));
            }
        }
    }

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

    private static int[] Columns(CsvDataReader csv)
    {
        var columns = SalesFields.All.Select(_ => -1).ToArray();
        for (var c = 0; c < csv.FieldCount; c++)
        {
            var name = csv.GetName(c).Trim().TrimStart('\uFEFF');
            var field = SalesFields.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (field < 0)
                throw Header(
                    $"'{name}' is not a column of a sales file; it has {string.Join(", ", SalesFields.All)}."
                );
            if (columns[field] >= 0)
                throw Header($"the column '{name}' stands twice.");
            columns[field] = c;
        }
        for (var f = 0; f < SalesFields.Required.Count; f++)
            if (columns[f] < 0)
                throw Header($"the column '{SalesFields.Required[f]}' is missing.");
        return columns;
    }

    private static async ValueTask<bool> NextAsync(
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

    private static SalesRow? Parse(
        CsvDataReader csv,
        int[] columns,
        long line,
        Interner interner,
        Action<long, string?, string> report
    )
    {
        if (csv.RowFieldCount > csv.FieldCount)
        {
            report(line, null, "has more fields than the header.");
            return null;
        }
        return SalesFields.Parse(
            line,
            Field(csv, columns[0]),
            Field(csv, columns[1]),
            Field(csv, columns[2]),
            Field(csv, columns[3]),
            Field(csv, columns[4]),
            Field(csv, columns[5]),
            interner,
            report
        );
    }

    private static ReadOnlySpan<char> Field(CsvDataReader csv, int column) =>
        column < 0 || column >= csv.RowFieldCount ? [] : csv.GetFieldSpan(column);

    private static ProblemException Header(string message) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "importRejected",
            $"line 1: {message}",
            new Dictionary<string, string[]> { ["lines[1].header"] = [message] }
        );
}

using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports.Formats;
using ForecastApi.Imports.Reading;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads sales files of every kind.</summary>
public static class SalesReader
{
    /// <summary>The kinds of files that may hold sales.</summary>
    public static readonly IReadOnlyList<FileKind> Kinds =
    [
        FileKind.Csv,
        FileKind.Ndjson,
        FileKind.Xlsx,
    ];

    /// <summary>Streams the lines of a file.</summary>
    /// <param name="body">The file, which is disposed at the end.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProblemException">422: the file as a whole cannot be read as this kind and format.</exception>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        Stream body,
        FileKind kind,
        TableFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sales = new SalesFormat(format);
        if (kind == FileKind.Ndjson)
        {
            using var text = await FileText.OpenAsync(body, format.Encoding, cancellationToken);
            await foreach (var line in SalesNdjson.ReadAsync(text, sales, cancellationToken))
                yield return line;
            yield break;
        }
        var table = await TableReader.OpenAsync(
            await TableFile.OpenAsync(body, kind, format, cancellationToken),
            SalesFields.Columns,
            format,
            cancellationToken
        );
        await using (table)
            await foreach (var line in SalesTable.ReadAsync(table, sales, cancellationToken))
                yield return line;
    }
}

using System.Text;

namespace ForecastApi.Imports;

/// <summary>Streams a table as a CSV response.</summary>
public static class CsvAnswer
{
    /// <param name="response">The response.</param>
    /// <param name="columns">The header.</param>
    /// <param name="rows">The rows, each with its cells already written as CSV.</param>
    /// <param name="cancellationToken">Cancels the response.</param>
    public static async Task SendAsync(
        HttpResponse response,
        IEnumerable<string> columns,
        IAsyncEnumerable<string> rows,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = ImportEndpoints.Csv + "; charset=utf-8";
        // Not disposed: that would send the buffer when an error occurs before the first rows, and hide the error
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await writer.WriteAsync(string.Join(',', columns) + "\n");
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await writer.WriteAsync(row + "\n");
        await writer.FlushAsync(cancellationToken);
    }
}

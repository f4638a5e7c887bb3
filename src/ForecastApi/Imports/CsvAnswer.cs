using System.Text;

namespace ForecastApi.Imports;

/// <summary>A table sent as it is read.</summary>
public static class CsvAnswer
{
    /// <param name="response">Where to.</param>
    /// <param name="columns">The header.</param>
    /// <param name="rows">Calls what it is given with each row, its cells written as they are to stand there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task SendAsync(
        HttpResponse response,
        IEnumerable<string> columns,
        Func<Func<string, Task>, Task> rows,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = ImportEndpoints.Csv + "; charset=utf-8";
        // Not disposed of: that would send what is buffered when an error comes before the first rows, and hide it
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await writer.WriteAsync(string.Join(',', columns) + "\n");
        await rows(row => writer.WriteAsync(row + "\n"));
        await writer.FlushAsync(cancellationToken);
    }

    /// <param name="response">The response.</param>
    /// <param name="columns">The header.</param>
    /// <param name="rows">The rows, each with its cells already written as CSV.</param>
    /// <param name="cancellationToken">Cancels the response.</param>
    public static Task SendAsync(
        HttpResponse response,
        IEnumerable<string> columns,
        IAsyncEnumerable<string> rows,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            response,
            columns,
            async write =>
            {
                await foreach (var row in rows.WithCancellation(cancellationToken))
                    await write(row);
            },
            cancellationToken
        );
}

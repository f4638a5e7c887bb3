using System.Text;

namespace ForecastApi.Http.Tables;

/// <summary>Streams a table as a CSV response.</summary>
public static class CsvAnswer
{
    public const string MediaType = "text/csv";

    public static async Task SendAsync(
        HttpResponse response,
        ExportTable table,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = MediaType + "; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}.csv\"";
        // Not disposed: that would send the buffer when an error occurs before the first rows, and hide the error
        var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 32 * 1024);
        await writer.WriteAsync(string.Join(',', table.Columns.Select(c => c.Name)) + "\n");
        var line = new StringBuilder();
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            line.Clear().AppendJoin(',', row.Select(CsvText.Cell)).Append('\n');
            await writer.WriteAsync(line, cancellationToken);
        }
        await writer.FlushAsync(cancellationToken);
    }
}

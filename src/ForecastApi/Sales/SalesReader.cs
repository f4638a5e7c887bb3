using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Sales;

/// <summary>Reads rows of sales in either of the forms they come in.</summary>
public static class SalesReader
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";

    /// <exception cref="ProblemException">415: it is neither form.</exception>
    public static string MediaTypeOf(HttpRequest request)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed)
            ? parsed.MediaType.Value
            : null;
        return Ndjson.Equals(type, StringComparison.OrdinalIgnoreCase) ? Ndjson
            : Csv.Equals(type, StringComparison.OrdinalIgnoreCase) ? Csv
            : throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                $"Send the sales as {Csv} or {Ndjson}."
            );
    }

    /// <param name="body">The text, in UTF-8.</param>
    /// <param name="mediaType">One of the two forms.</param>
    /// <param name="report">Takes line, field and message of each mistake.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<(long Line, SalesRow? Row)> ReadAsync(
        Stream body,
        string mediaType,
        Action<long, string?, string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(body, ImportText.Utf8, true, 64 * 1024);
        var rows =
            mediaType == Ndjson
                ? SalesNdjson.ReadAsync(reader, report, cancellationToken)
                : SalesCsv.ReadAsync(reader, report, cancellationToken);
        await foreach (var row in rows)
            yield return row;
    }
}

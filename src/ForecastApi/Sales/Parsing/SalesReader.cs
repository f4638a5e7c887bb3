using System.Runtime.CompilerServices;
using ForecastApi.Http;
using ForecastApi.Imports;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads sales files in both formats.</summary>
public static class SalesReader
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";

    /// <summary>Returns the format of a request body.</summary>
    /// <exception cref="ProblemException">415: neither of the two formats.</exception>
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

    /// <summary>Streams the lines of a file.</summary>
    /// <param name="body">The text, in UTF-8.</param>
    /// <param name="mediaType"><see cref="Csv"/> or <see cref="Ndjson"/>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        Stream body,
        string mediaType,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(body, ImportText.Utf8, true, 64 * 1024);
        var lines =
            mediaType == Ndjson
                ? SalesNdjson.ReadAsync(reader, cancellationToken)
                : SalesCsv.ReadAsync(reader, cancellationToken);
        await foreach (var line in lines)
            yield return line;
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using ForecastApi.Imports;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads sales as one JSON object per line, with the field names of the CSV format.</summary>
public static class SalesNdjson
{
    private const int MaxLineLength = 64 * 1024;

    /// <summary>Streams the lines that are not blank.</summary>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        TextReader reader,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var lines = new LineReader(reader, MaxLineLength);
        while (await lines.NextAsync(cancellationToken) is { } text)
            if (lines.TooLong)
                yield return new(lines.Number, new RowError(null, "is longer than 64 KiB."));
            else if (!string.IsNullOrWhiteSpace(text))
                yield return Parse(text, lines.Number, interner);
    }

    private static SalesLine Parse(string text, long line, Interner interner)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return NotAnObject(line);
            var values = new string?[SalesFields.All.Count];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = SalesFields.IndexOf(property.Name);
                if (field < 0)
                    return new(line, new RowError(property.Name, "is not a field of a sales row."));
                values[field] = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => property.Value.GetString(),
                    _ => property.Value.GetRawText(),
                };
            }
            return SalesFields.Parse(
                line,
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                interner
            );
        }
        // A lone surrogate escape parses as JSON but has no text: InvalidOperationException
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return NotAnObject(line);
        }
    }

    private static SalesLine NotAnObject(long line) =>
        new(line, new RowError(null, "is not a JSON object."));
}

using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ForecastApi.Sales;

/// <summary>Reads sales as one JSON object a line, with the field names of the CSV.</summary>
public static class SalesNdjson
{
    private const int LongestLine = 64 * 1024;

    public static async IAsyncEnumerable<(long Line, SalesRow? Row)> ReadAsync(
        TextReader reader,
        Action<long, string?, string> report,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var lines = new LineReader(reader, LongestLine);
        while (await lines.NextAsync(cancellationToken) is { } text)
        {
            var line = lines.Number;
            if (lines.TooLong)
                report(line, null, "is longer than 64 KiB.");
            else if (string.IsNullOrWhiteSpace(text))
                continue;
            yield return (line, lines.TooLong ? null : Parse(text, line, interner, report));
        }
    }

    private static SalesRow? Parse(
        string text,
        long line,
        Interner interner,
        Action<long, string?, string> report
    )
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                report(line, null, "is not a JSON object.");
                return null;
            }
            var values = new string?[SalesFields.All.Count];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = SalesFields.IndexOf(property.Name, StringComparison.Ordinal);
                if (field < 0)
                {
                    report(line, property.Name, "is not a field of a sales row.");
                    return null;
                }
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
                interner,
                report
            );
        }
        // A lone surrogate escape parses as JSON but has no text: InvalidOperationException
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            report(line, null, "is not a JSON object.");
            return null;
        }
    }
}

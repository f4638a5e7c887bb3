using System.Runtime.CompilerServices;
using System.Text.Json;
using ForecastApi.Imports;
using ForecastApi.Imports.Cells;

namespace ForecastApi.Sales.Parsing;

/// <summary>Reads sales as one JSON object per line, with the field names of the CSV format.</summary>
public static class SalesNdjson
{
    private const int MaxLineLength = 64 * 1024;

    private static readonly int SkuField = SalesFields.IndexOf("sku");

    /// <summary>Streams the lines that are not blank.</summary>
    public static async IAsyncEnumerable<SalesLine> ReadAsync(
        TextReader reader,
        SalesFormat format,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var interner = new Interner();
        var lines = new LineReader(reader, MaxLineLength);
        while (await lines.NextAsync(cancellationToken) is { } text)
            if (lines.TooLong)
                yield return new(lines.Number, new RowError(null, "is longer than 64 KiB."));
            else if (!string.IsNullOrWhiteSpace(text))
                yield return Parse(text, lines.Number, format, interner);
    }

    private static SalesLine Parse(string text, long line, SalesFormat format, Interner interner)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return NotAnObject(line);
            var values = new string?[SalesFields.All.Count];
            var seen = new bool[values.Length];
            var kinds = new CellKind[values.Length];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = SalesFields.IndexOf(property.Name);
                if (field < 0)
                    return new(line, new RowError(property.Name, "is not a field of a sales row."));
                if (seen[field])
                    return new(line, new RowError(property.Name, "appears twice."));
                seen[field] = true;
                if (property.Value.ValueKind == JsonValueKind.Number)
                    kinds[field] = CellKind.Number;
                if (!TryText(field, property.Value, out values[field]))
                    return new(line, new RowError(property.Name, ExpectedOf(field)));
            }
            return SalesFields.Parse(
                line,
                new SalesCells
                {
                    Sku = values[0],
                    Date = Cell(1),
                    Quantity = Cell(2),
                    UnitPrice = Cell(3),
                    Channel = values[4],
                    Stockout = Cell(5),
                    PeriodEnd = Cell(6),
                },
                format,
                interner
            );

            Cell Cell(int field) => new(values[field], kinds[field]);
        }
        // A lone surrogate escape parses as JSON but has no text: InvalidOperationException
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return NotAnObject(line);
        }
    }

    /// <summary>Returns the text of a value; false for one of another kind. Null is a missing value.</summary>
    private static bool TryText(int field, JsonElement value, out string? text)
    {
        text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.String => true,
            JsonValueKind.Number => field == SkuField
                ? text!.All(char.IsAsciiDigit)
                : IsNumeric(field),
            _ => false,
        };
    }

    private static string ExpectedOf(int field) =>
        IsNumeric(field) ? "must be a number, or a number as text."
        : field == SkuField ? "must be a string or a whole number."
        : "must be a string.";

    private static bool IsNumeric(int field) =>
        SalesFields.All[field] is "quantity" or "unitPrice" or "stockout";

    private static SalesLine NotAnObject(long line) =>
        new(line, new RowError(null, "is not a JSON object."));
}

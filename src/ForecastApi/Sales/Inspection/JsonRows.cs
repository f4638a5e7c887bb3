using System.Text.Json;
using ForecastApi.Sales.Inspection.Detection;

namespace ForecastApi.Sales.Inspection;

/// <summary>Lays the objects of NDJSON out as a table: a column for each name.</summary>
public static class JsonRows
{
    /// <summary>Returns the names as the first row, then a row for each object; lines that are no objects are left out.</summary>
    public static IReadOnlyList<SampleRow> Split(string text)
    {
        var names = new List<string>();
        var rows = new List<SampleRow>();
        var line = 0L;
        foreach (var json in text.Split('\n'))
        {
            line++;
            if (Cells(json, names) is { } cells)
                rows.Add(new(line, cells));
        }
        return rows.Count == 0 ? [] : [new(rows[0].Line, names), .. rows];
    }

    private static List<string>? Cells(string json, List<string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var cells = new List<string>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var column = names.IndexOf(property.Name);
                if (column < 0)
                {
                    column = names.Count;
                    names.Add(property.Name);
                }
                while (cells.Count <= column)
                    cells.Add("");
                cells[column] = property.Value.ToString();
            }
            return cells;
        }
        // A lone surrogate escape parses as JSON but has no text: InvalidOperationException
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

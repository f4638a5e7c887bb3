using ForecastApi.Imports.Cells;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Reading;

/// <summary>
/// Completes the message about a header with the parameters that would read the file, from its first lines. It only names
/// them: an import uses what was sent.
/// </summary>
public static class HeaderRemedy
{
    private const int MaxLines = 20;

    private static readonly (char Character, string Name, string Parameter)[] Delimiters =
    [
        (';', "semicolons", ";"),
        ('\t', "tabs", TableFormat.Tab),
        ('|', "vertical bars", "%7C"),
        (',', "commas", ","),
    ];

    /// <summary>Returns the message with the remedies.</summary>
    public static string Of(string message, string start, TableColumns columns, TableFormat format)
    {
        var text = start.AsSpan().TrimStart();
        if (text is ['{', ..])
            return $"{message} The file holds JSON objects: send them with the Content-Type {FileTypes.Ndjson}, where the import reads it.";
        if (text is ['<', ..])
            return $"{message} The file is HTML or XML: save it as xlsx or CSV.";
        if (text.Contains('\0'))
            return $"{message} The file has two bytes for each character: send encoding=utf-16 (or utf-16BE).";
        var lines = start.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var remedies = new List<string>();
        var delimiter = format.Delimiter;
        if (lines.Length > 0)
        {
            if (Delimiter(lines[0], format.Delimiter) is { } other)
            {
                delimiter = other.Character;
                remedies.Add(
                    $"this file is separated by {other.Name}: send delimiter={other.Parameter}"
                );
            }
            AddValues(lines, delimiter, format, remedies);
        }
        if (format.Columns is null && !HasOurs(lines, delimiter, columns))
            remedies.Add(
                $"the columns are {string.Join(", ", columns.Names)}; map those of the file with columns=theirs:ours (such as columns=Article:{columns.Names[0]}), which leaves out the others"
            );
        return remedies.Count == 0 ? message : $"{message} {Sentence(remedies)}";
    }

    private static (char Character, string Name, string Parameter)? Delimiter(
        string header,
        char sent
    )
    {
        var most = Delimiters
            .Where(d => d.Character != sent)
            .OrderByDescending(d => header.Count(c => c == d.Character))
            .First();
        var count = header.Count(c => c == most.Character);
        return count > 0 && count > header.Count(c => c == sent) ? most : null;
    }

    private static void AddValues(
        string[] lines,
        char delimiter,
        TableFormat format,
        List<string> remedies
    )
    {
        // The last line may be cut off
        var values = lines
            .Skip(1)
            .Take(Math.Min(MaxLines, Math.Max(1, lines.Length - 2)))
            .SelectMany(l => l.Split(delimiter))
            .Select(v => v.Trim().Trim('"'))
            .Where(v => v.Length > 0)
            .ToList();
        if (format.Decimal == DecimalMark.Point && values.Find(IsDecimalComma) is { } number)
            remedies.Add(
                $"its numbers have decimal commas ({CellText.Shown(number)}): send decimal=comma"
            );
        if (format.DateFormat is not null)
            return;
        var dates = values
            .Select(v => DateSuggestions.For(v))
            .Where(s =>
                s.Count > 0
                && s[0].Contains('d')
                && s[0].AsSpan().ContainsAny("./-")
                && s[0] is not "yyyy-MM-dd"
            )
            .ToList();
        // A line with a day above 12 distinguishes day and month
        if (dates.Find(s => s.Count == 1) is { } sure)
            remedies.Add($"its dates need dateFormat={sure[0]}");
        else if (dates.Count > 0)
            remedies.Add(
                $"its dates need dateFormat={string.Join(" or dateFormat=", dates[0])}, whichever the file uses"
            );
    }

    private static bool IsDecimalComma(string value) =>
        value.Contains(',', StringComparison.Ordinal)
        && !NumberText.TryParse(value, DecimalMark.Point, out _)
        && NumberText.TryParse(value, DecimalMark.Comma, out _);

    private static bool HasOurs(string[] lines, char delimiter, TableColumns columns)
    {
        if (lines.Length == 0)
            return false;
        var header = lines[0].TrimEnd(delimiter, ' ');
        var names = header.Split(delimiter).Select(n => n.Trim().Trim('"')).ToList();
        return names.TrueForAll(n => columns.IndexOf(n) >= 0)
            && columns
                .Names.Take(columns.Required)
                .All(n => names.Contains(n, StringComparer.OrdinalIgnoreCase));
    }

    private static string Sentence(List<string> remedies)
    {
        var text = string.Join("; ", remedies);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}

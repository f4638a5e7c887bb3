using System.Buffers;
using System.Globalization;
using System.Text;
using ForecastApi.Common;

namespace ForecastApi.Http;

/// <summary>
/// Writes and reads the text cells of CSV exports. A text that a spreadsheet would execute as a formula is prefixed with
/// an apostrophe (OWASP, CSV injection): at the start of the cell, and after a semicolon, tab or line break, where a
/// spreadsheet with another separator begins a cell.
/// </summary>
public static class CsvText
{
    /// <summary>The decimals of the most exact numbers of a table: quantities of bills of materials.</summary>
    private const int MaxDecimals = 9;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\t\r\n");
    private static readonly SearchValues<char> Separators = SearchValues.Create(";\t\r\n");

    /// <summary>Writes a text cell, quoted if necessary.</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var cell = Escape(text);
        return cell.AsSpan().IndexOfAny(Quoted) < 0
            ? cell
            : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>Writes the cell of an exported table.</summary>
    public static string Cell(object? value) =>
        value switch
        {
            null => "",
            string text => Cell(text),
            decimal number => DecimalJsonConverter
                .Normalise(number, MaxDecimals)
                .ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);

    public static string Cell(decimal? number) => number is { } value ? Cell(value) : "";

    /// <summary>Returns the text of a cell without the apostrophes that <see cref="Cell(string?)"/> adds.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> cell)
    {
        if (cell.IndexOf('\'') < 0)
            return cell;
        StringBuilder? plain = null;
        var copied = 0;
        for (var start = 0; start >= 0; start = NextStart(cell, start))
            if (cell[start..] is ['\'', ..] && IsFormula(cell[start..]))
            {
                plain = (plain ?? new()).Append(cell[copied..start]);
                copied = start + 1;
            }
        return plain is null ? cell : plain.Append(cell[copied..]).ToString();
    }

    private static string Escape(string text)
    {
        StringBuilder? cell = null;
        var copied = 0;
        for (var start = 0; start >= 0; start = NextStart(text, start))
            if (IsFormula(text.AsSpan(start)))
            {
                cell = (cell ?? new()).Append(text, copied, start - copied).Append('\'');
                copied = start;
            }
        return cell is null ? text : cell.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Returns the position after the next separator; -1 after the last.</summary>
    private static int NextStart(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOfAny(Separators) is var separator and >= 0 ? start + separator + 1 : -1;

    /// <summary>Leading apostrophes are ignored, so that a text that already has some gets one more and survives a round trip.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}

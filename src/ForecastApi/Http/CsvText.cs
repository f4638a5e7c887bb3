using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Http;

/// <summary>Writes and reads the text cells of CSV exports.</summary>
public static class CsvText
{
    /// <summary>
    /// Writes a text cell, quoted if necessary. A cell that a spreadsheet would execute as a formula is prefixed
    /// with an apostrophe (OWASP, CSV injection).
    /// </summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (IsFormula(text))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>Returns the text of a cell without the apostrophe that <see cref="Cell(string?)"/> adds.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text[0] == '\'' && IsFormula(text) ? text[1..] : text;

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);

    public static string Cell(decimal? number) => number is { } value ? Cell(value) : "";

    /// <summary>Leading apostrophes are ignored, so that a text that already has some gets one more and survives a round trip.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}

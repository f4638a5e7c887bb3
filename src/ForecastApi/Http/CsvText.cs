using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Http;

/// <summary>
/// Writes cells of CSV responses. Sylvan's writer does not fit: it takes a DbDataReader only, and does not neutralise
/// formulas.
/// </summary>
public static class CsvText
{
    /// <summary>
    /// Returns a text cell, quoted when needed. A cell that a spreadsheet would run as a formula gets a leading
    /// apostrophe (OWASP, CSV injection).
    /// </summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (WouldRun(text))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>Returns the text of a cell without the leading apostrophe that <see cref="Cell(string?)"/> adds.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text[0] == '\'' && WouldRun(text) ? text[1..] : text;

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);

    public static string Cell(decimal? number) => number is { } value ? Cell(value) : "";

    /// <summary>Apostrophes before a formula are skipped: such a text gets one more, so that none is lost when it is read.</summary>
    private static bool WouldRun(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}

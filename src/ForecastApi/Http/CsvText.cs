using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Http;

/// <summary>Cells of the CSV that we send.</summary>
public static class CsvText
{
    /// <summary>
    /// A text cell, quoted where it must be. A cell that a spreadsheet would run as a formula gets an
    /// apostrophe in front (OWASP, CSV injection).
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

    /// <summary>The text of a cell that was read: without the apostrophe that <see cref="Cell(string?)"/> puts in front.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text[0] == '\'' && WouldRun(text) ? text[1..] : text;

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);

    public static string Cell(decimal? number) => number is { } value ? Cell(value) : "";

    /// <summary>A text that has apostrophes in front of a formula gets one more, so that none is lost on the way back.</summary>
    private static bool WouldRun(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}

using System.Globalization;

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
        if (IsFormula(text[0]) || (text[0] == '\'' && text.Length > 1 && IsFormula(text[1])))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>The text of a cell that was read: without the apostrophe that <see cref="Cell(string?)"/> puts in front.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) =>
        text.Length > 1
        && text[0] == '\''
        && (IsFormula(text[1]) || (text[1] == '\'' && text.Length > 2 && IsFormula(text[2])))
            ? text[1..]
            : text;

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);

    public static string Cell(decimal? number) => number is { } value ? Cell(value) : "";

    private static bool IsFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r';
}

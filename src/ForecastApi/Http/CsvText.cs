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
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    public static string Cell(decimal number) =>
        DecimalJsonConverter.Normalise(number).ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Imports;

/// <summary>Parses cells of imported files.</summary>
public static class CellText
{
    private const int MaxShown = 40;

    /// <summary>Parses a number and rounds it to the six decimals that are stored, so that a second import finds it unchanged.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal value)
    {
        var ok = TryExactNumber(text, out value);
        value = Math.Round(value, DecimalJsonConverter.Decimals, MidpointRounding.ToEven);
        return ok;
    }

    /// <summary>Parses a number with all its decimals.</summary>
    public static bool TryExactNumber(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        );

    /// <summary>Returns the start of a cell, short enough for an error message.</summary>
    public static string Shown(ReadOnlySpan<char> text) =>
        text.Length <= MaxShown ? text.ToString() : string.Concat(text[..MaxShown], "…");

    /// <summary>Returns the error message of a cell that is not a number.</summary>
    public static string NotANumber(ReadOnlySpan<char> text) => $"'{Shown(text)}' is not a number.";
}

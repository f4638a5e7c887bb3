using System.Globalization;
using ForecastApi.Common;

namespace ForecastApi.Imports;

/// <summary>What cells of imported files say.</summary>
public static class CellText
{
    private const int MostShown = 40;

    /// <summary>A number as it will be stored: to six decimals, so that a second import finds it unchanged.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal value)
    {
        var ok = decimal.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value
        );
        value = Math.Round(value, DecimalJsonConverter.Decimals, MidpointRounding.ToEven);
        return ok;
    }

    /// <summary>As much of a cell as a message may repeat.</summary>
    public static string Shown(ReadOnlySpan<char> text) =>
        text.Length <= MostShown ? text.ToString() : string.Concat(text[..MostShown], "…");
}

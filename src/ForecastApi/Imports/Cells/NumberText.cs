using System.Globalization;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Cells;

/// <summary>
/// Parses numbers with a decimal point or comma. Thousands separators are read only where they cannot be the decimal mark,
/// and an ambiguous number is refused.
/// </summary>
public static class NumberText
{
    private const int GroupLength = 3;
    private const int MaxGrouped = 40;

    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Parses a number with all its decimals.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DecimalMark mark, out decimal value)
    {
        text = text.Trim();
        return text.IndexOf(',') < 0 && (mark == DecimalMark.Point || text.IndexOf('.') < 0)
            ? decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value)
            : TryMarked(text, mark, out value);
    }

    private static bool TryMarked(ReadOnlySpan<char> text, DecimalMark mark, out decimal value)
    {
        value = 0;
        var (point, group) = mark == DecimalMark.Point ? ('.', ',') : (',', '.');
        if (text.Length > MaxGrouped)
            return false;
        var end = text.IndexOf(point);
        var whole = end < 0 ? text : text[..end];
        Span<char> plain = stackalloc char[MaxGrouped];
        var length = 0;
        if (whole.IndexOf(group) >= 0)
        {
            if (!AreGroups(whole, group))
                return false;
            // 1,234 is a thousand or 1.234; with a comma as the stated mark, a point can only separate thousands
            if (mark == DecimalMark.Point && end < 0 && whole.Count(group) == 1)
                return false;
        }
        foreach (var c in whole)
            if (c != group)
                plain[length++] = c;
        if (end >= 0)
        {
            var decimals = text[(end + 1)..];
            if (decimals.IndexOfAny('.', ',') >= 0)
                return false;
            plain[length++] = '.';
            decimals.CopyTo(plain[length..]);
            length += decimals.Length;
        }
        return decimal.TryParse(plain[..length], Plain, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether the digits form a group of one to three, not 0 alone, and groups of three.</summary>
    private static bool AreGroups(ReadOnlySpan<char> whole, char group)
    {
        var digits = whole is ['-' or '+', ..] ? whole[1..] : whole;
        var first = digits.IndexOf(group);
        if (first is < 1 or > GroupLength || digits[0] == '0')
            return false;
        for (var i = 0; i < digits.Length; i++)
        {
            var isSeparator = i >= first && (i - first) % (GroupLength + 1) == 0;
            if (isSeparator ? digits[i] != group : !char.IsAsciiDigit(digits[i]))
                return false;
        }
        return (digits.Length - first) % (GroupLength + 1) == 0;
    }
}

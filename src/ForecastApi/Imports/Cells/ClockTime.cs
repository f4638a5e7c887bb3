namespace ForecastApi.Imports.Cells;

/// <summary>Recognises the time of day after a date, which is ignored.</summary>
public static class ClockTime
{
    /// <summary>Whether a text is a time such as <c> 8:26</c>, <c>T08:26:00.5Z</c> or <c> 8:26 PM</c>.</summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text is not [' ' or 'T' or '\u00A0', ..])
            return false;
        text = text[1..].Trim();
        if (!Number(ref text) || !Skip(ref text, ':') || !Number(ref text))
            return false;
        if (Skip(ref text, ':') && !Number(ref text))
            return false;
        if (Skip(ref text, '.') || Skip(ref text, ','))
            text = text.TrimStart("0123456789");
        text = text.Trim();
        return text.IsEmpty
            || text is "Z"
            || text.Equals("AM", StringComparison.OrdinalIgnoreCase)
            || text.Equals("PM", StringComparison.OrdinalIgnoreCase)
            || IsOffset(text);
    }

    private static bool IsOffset(ReadOnlySpan<char> text) =>
        text is ['+' or '-', ..]
        && text.Length is >= 3 and <= 6
        && text[1..].IndexOfAnyExcept("0123456789:") < 0;

    private static bool Number(ref ReadOnlySpan<char> text)
    {
        var length = text.Length - text.TrimStart("0123456789").Length;
        var ok = length is 1 or 2;
        text = text[length..];
        return ok;
    }

    private static bool Skip(ref ReadOnlySpan<char> text, char c)
    {
        if (text.IsEmpty || text[0] != c)
            return false;
        text = text[1..];
        return true;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ForecastApi.Imports.Cells;

/// <summary>A pattern of dates: yyyy or yy, M or MM, and d or dd, in any order. A time after the date is ignored.</summary>
public sealed class DatePattern
{
    /// <summary>Two-digit years are those of 1950 to 2049.</summary>
    private const int FirstShortYear = 50;

    private readonly List<Part> _parts;

    private DatePattern(List<Part> parts) => _parts = parts;

    /// <summary>Parses a pattern such as <c>dd.MM.yyyy</c> or <c>M/d/yyyy H:mm</c>; false when it is none.</summary>
    public static bool TryCreate(string text, [NotNullWhen(true)] out DatePattern? pattern)
    {
        pattern = null;
        var parts = new List<Part>();
        var date = DateOf(text);
        for (var i = 0; i < date.Length; )
        {
            var c = date[i];
            var length = 1;
            while (char.IsAsciiLetter(c) && i + length < date.Length && date[i + length] == c)
                length++;
            if (char.IsLetterOrDigit(c) && !IsField(c, length))
                return false;
            parts.Add(new(c, length));
            i += length;
        }
        for (var i = 1; i < parts.Count; i++)
            if (
                parts[i].IsField
                && parts[i - 1].IsField
                && (parts[i].Length < 2 || parts[i - 1].Length < 2)
            )
                return false;
        if (Count('y') != 1 || Count('M') != 1 || Count('d') > 1)
            return false;
        pattern = new(parts);
        return true;

        int Count(char field) => parts.Count(p => p.Symbol == field);
    }

    /// <summary>Parses a date; for a pattern without a day, the first day of the month.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out DateOnly date, out bool isMonth)
    {
        var (year, month, day) = (0, 0, 0);
        date = default;
        isMonth = false;
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            if (!part.IsField)
            {
                if (text.IsEmpty || text[0] != part.Symbol)
                    return false;
                text = text[1..];
                continue;
            }
            var isFixed =
                part.Symbol == 'y'
                || (i + 1 < _parts.Count && _parts[i + 1].IsField)
                || (i > 0 && _parts[i - 1].IsField);
            var most = part.Symbol == 'y' ? part.Length : 2;
            var length = 0;
            var value = 0;
            while (length < most && length < text.Length && char.IsAsciiDigit(text[length]))
                value = (value * 10) + text[length++] - '0';
            if (length == 0 || (isFixed && length != most))
                return false;
            text = text[length..];
            if (part.Symbol == 'y')
                year = part.Length == 4 ? value : FullYear(value);
            else if (part.Symbol == 'M')
                month = value;
            else
                day = value;
        }
        isMonth = _parts.TrueForAll(p => p.Symbol != 'd');
        return (text.IsEmpty || ClockTime.IsTime(text))
            && TryDay(year, month, isMonth ? 1 : day, out date);
    }

    /// <summary>Returns the day of these numbers; false when there is none.</summary>
    public static bool TryDay(int year, int month, int day, out DateOnly date)
    {
        var ok =
            year is >= 1 and <= 9999
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month);
        date = ok ? new DateOnly(year, month, day) : default;
        return ok;
    }

    /// <summary>Returns the year that two digits mean.</summary>
    public static int FullYear(int shortYear) =>
        shortYear + (shortYear < FirstShortYear ? 2000 : 1900);

    private static bool IsField(char symbol, int length) =>
        symbol switch
        {
            'y' => length is 2 or 4,
            'M' or 'd' => length is 1 or 2,
            _ => false,
        };

    /// <summary>The pattern without its time and the apostrophes around literals.</summary>
    private static string DateOf(string text)
    {
        var plain = new StringBuilder(text).Replace("'", "").ToString().Trim();
        var hour = plain.IndexOfAny(['H', 'h']);
        if (hour < 0)
            return plain;
        var isTime = plain.AsSpan(hour).IndexOfAnyExcept("HhmsftZKz:., +-") < 0;
        return isTime ? plain[..hour].TrimEnd(' ', 'T') : plain;
    }

    private readonly record struct Part(char Symbol, int Length)
    {
        public bool IsField => Symbol is 'y' or 'M' or 'd';
    }
}

using System.Globalization;

namespace ForecastApi.Imports.Cells;

/// <summary>Finds the patterns that would read a text as a date. It only names them: an import uses what was sent.</summary>
public static class DateSuggestions
{
    private const int ShortestSerial = 5;

    /// <summary>Returns the patterns; two where day and month cannot be distinguished, none where the text is no date.</summary>
    public static IReadOnlyList<string> For(ReadOnlySpan<char> text)
    {
        text = DatePart(text.Trim());
        var runs = new List<string>();
        var marks = new List<string>();
        for (var i = 0; i < text.Length; )
        {
            var isDigit = char.IsAsciiDigit(text[i]);
            var length = 1;
            while (i + length < text.Length && char.IsAsciiDigit(text[i + length]) == isDigit)
                length++;
            var part = text.Slice(i, length).ToString();
            if (isDigit)
                runs.Add(part);
            else if (part.Length > 2 || part.Any(char.IsLetter))
                return [];
            else if (runs.Count == 0)
                return [];
            else
                marks.Add(part);
            i += length;
        }
        var candidates = (runs.Count, marks.Count) switch
        {
            (1, 0) => Undivided(runs[0]),
            (2, 1) when runs[0].Length == ShortestSerial && marks[0] is "." or "," =>
            [
                SerialDay.Name,
            ],
            (2, 1) => Months(runs, marks[0]),
            (3, 2 or 3) => Days(runs, marks),
            _ => [],
        };
        var shown = text.ToString();
        return
        [
            .. candidates.Where(c =>
                c == SerialDay.Name
                || (
                    DatePattern.TryCreate(c, out var pattern)
                    && pattern.TryParse(shown, out _, out _)
                )
            ),
        ];
    }

    private static ReadOnlySpan<char> DatePart(ReadOnlySpan<char> text)
    {
        var time = text.IndexOfAny(" T\u00A0");
        return time > 0 && ClockTime.IsTime(text[time..]) ? text[..time] : text;
    }

    private static string[] Undivided(string digits) =>
        digits.Length switch
        {
            ShortestSerial => [SerialDay.Name],
            6 => ["yyyyMM"],
            8 when IsYear(digits[..4]) => ["yyyyMMdd"],
            8 => ["ddMMyyyy", "MMddyyyy"],
            _ => [],
        };

    private static string[] Months(List<string> runs, string mark) =>
        runs[0].Length == 4 ? [$"yyyy{mark}MM"]
        : runs[1].Length == 4 ? [$"MM{mark}yyyy"]
        : [];

    private static string[] Days(List<string> runs, List<string> marks)
    {
        var (first, second) = (marks[0], marks[1]);
        var end = marks.Count == 3 ? marks[2] : "";
        var isShort = runs.Any(r => r.Length == 1);
        var (d, m) = isShort ? ("d", "M") : ("dd", "MM");
        if (runs[0].Length == 4)
            return Number(runs[1]) <= 12 && Number(runs[2]) <= 31
                ? [$"yyyy{first}{m}{second}{d}{end}"]
                : [$"yyyy{first}{d}{second}{m}{end}"];
        if (runs[2].Length is not (2 or 4))
            return [];
        var year = runs[2].Length == 4 ? "yyyy" : "yy";
        return [$"{d}{first}{m}{second}{year}{end}", $"{m}{first}{d}{second}{year}{end}"];
    }

    private static bool IsYear(string digits) => Number(digits) is >= 1900 and <= 2199;

    private static int Number(string digits) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

using System.Globalization;
using System.Text.RegularExpressions;
using ForecastApi.Imports.Cells;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>The parts of a cell that may be a date, before their order is known.</summary>
/// <param name="Parts">The two or three numbers.</param>
/// <param name="Separator">The character between them; a space for a number alone.</param>
/// <param name="Padded">Whether each number has at least two digits.</param>
/// <param name="YearDigits">The digits of the year: 4 or 2; 0 where no part is a year for certain.</param>
/// <param name="Time">The pattern of the time with the text before it; empty without one.</param>
public sealed partial record DateParts(
    IReadOnlyList<int> Parts,
    char Separator,
    bool Padded,
    int YearDigits,
    string Time
)
{
    private const int FirstSerial = 7306; // 1920-01-01
    private const int LastSerial = 73050; // 2099-12-31

    /// <summary>Returns the parts of a cell; null when it is not a date of digits.</summary>
    public static DateParts? Parse(string cell)
    {
        if (Separated().Match(cell) is { Success: true } match)
        {
            var texts = new[] { "a", "b", "c" }
                .Select(g => match.Groups[g].Value)
                .Where(v => v.Length > 0)
                .ToList();
            var isYearFirst = texts[0].Length == 4;
            var year = isYearFirst ? texts[0] : texts[^1];
            if (
                texts.Exists(t => t.Length == 3 || (t.Length > 2 && t != year))
                || (texts.Count == 2 && year.Length != 4)
            )
                return null;
            return new(
                [.. texts.Select(t => int.Parse(t, CultureInfo.InvariantCulture))],
                match.Groups["s"].Value[0],
                texts.TrueForAll(t => t.Length >= 2),
                year.Length == 4 ? 4 : 2,
                TimeOf(match)
            );
        }
        return
            Digits().IsMatch(cell)
            && decimal.TryParse(
                cell.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number < int.MaxValue
            ? new([(int)number], ' ', Padded: true, 0, "")
            : null;
    }

    /// <summary>Whether a cell is a date or a month such as 5-Jan-26 or Jan 1964.</summary>
    public static bool HasNamedMonth(string cell) => NamedMonth().IsMatch(cell);

    /// <summary>Returns the date in an order; null when the parts are no date in it.</summary>
    public DateOnly? In(DateOrder order) =>
        (order, Parts) switch
        {
            (DateOrder.YearMonthDay, [var y, var m, var d]) when YearDigits == 4 => Date(y, m, d),
            (DateOrder.YearDayMonth, [var y, var d, var m]) when YearDigits == 4 => Date(y, m, d),
            (DateOrder.DayMonthYear, [var d, var m, var y]) => Date(y, m, d),
            (DateOrder.MonthDayYear, [var m, var d, var y]) => Date(y, m, d),
            (DateOrder.YearMonth, [var y, var m]) => Date(y, m, 1),
            (DateOrder.MonthYear, [var m, var y]) => Date(y, m, 1),
            (DateOrder.Compact, [var n]) => Date(n / 10_000, n / 100 % 100, n % 100),
            (DateOrder.Serial, [>= FirstSerial and <= LastSerial and var n]) => SerialDay.TryDate(
                n,
                out var day
            )
                ? day
                : null,
            _ => null,
        };

    private DateOnly? Date(int year, int month, int day)
    {
        var full = YearDigits == 2 ? DatePattern.FullYear(year) : year;
        return full is >= 1900 and <= 2199 && DatePattern.TryDay(full, month, day, out var date)
            ? date
            : null;
    }

    private static string TimeOf(Match match)
    {
        if (match.Groups["t"].Value is not { Length: > 0 } time)
            return "";
        var before = time[0] == 'T' ? "'T'" : " ";
        var half = match.Groups["h"].Success;
        var seconds = match.Groups["sec"].Success ? ":ss" : "";
        var fraction = match.Groups["f"].Length is > 0 and var n
            ? "." + new string('f', n - 1)
            : "";
        return $"{before}{(half ? 'h' : 'H')}:mm{seconds}{fraction}{(half ? " tt" : "")}";
    }

    [GeneratedRegex(
        @"^(?<a>\d{1,4})(?<s>[./-])(?<b>\d{1,4})(\k<s>(?<c>\d{1,4}))?\.?(?<t>[ T]+\d{1,2}:\d{2}(?<sec>:\d{2}(?<f>\.\d{1,7})?)?(?<h> ?[AaPp][Mm])?)?Z?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Separated();

    [GeneratedRegex(
        @"^(\d{1,2}[-. /]{1,2})?\p{L}{3,9}\.?[-. /,]{1,2}(\d{1,2},? )?(\d{4}|\d{2})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NamedMonth();

    [GeneratedRegex(
        @"^\d{4,8}([.,]\d+)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Digits();
}

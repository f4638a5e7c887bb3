using ForecastApi.Common;
using ForecastApi.Imports.Formats;

namespace ForecastApi.Imports.Cells;

/// <summary>Reads the cells of a file as its format states, and names the parameter that would read a bad one.</summary>
public sealed class CellFormat
{
    private readonly DecimalMark _mark;
    private readonly string? _dateFormat;
    private readonly DatePattern? _dates;

    public CellFormat(TableFormat format)
    {
        _mark = format.Decimal;
        _dateFormat = format.DateFormat;
        if (_dateFormat is { } text && text != SerialDay.Name)
            _dates = DatePattern.TryCreate(text, out var pattern)
                ? pattern
                : throw new ArgumentException(
                    $"'{text}' is not a pattern of dates.",
                    nameof(format)
                );
    }

    /// <summary>Parses a number and rounds it to the six decimals that are stored, so that a second import finds it unchanged.</summary>
    public bool TryNumber(Cell cell, out decimal value)
    {
        var ok = TryExactNumber(cell, out value);
        value = Math.Round(value, DecimalJsonConverter.Decimals, MidpointRounding.ToEven);
        return ok;
    }

    /// <summary>Parses a number with all its decimals.</summary>
    public bool TryExactNumber(Cell cell, out decimal value)
    {
        value = 0;
        return cell.Kind != CellKind.Date
            && NumberText.TryParse(
                cell.Text,
                cell.Kind == CellKind.Number ? DecimalMark.Point : _mark,
                out value
            );
    }

    /// <summary>Parses an amount of money, with or without the sign of its currency.</summary>
    public bool TryMoney(Cell cell, out decimal value)
    {
        var text = cell.Text;
        while (text is [var first, ..] && IsAround(first))
            text = text[1..];
        while (text is [.., var last] && IsAround(last))
            text = text[..^1];
        return TryNumber(new(text, cell.Kind), out value);
    }

    /// <summary>Parses a date of the supported years.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="first">The date; of a month, its first day.</param>
    /// <param name="last">The last day of a month; null for a day.</param>
    public bool TryDate(Cell cell, out DateOnly first, out DateOnly? last)
    {
        var ok = TryDate(cell, out first, out bool isMonth);
        last = ok && isMonth ? first.AddMonths(1).AddDays(-1) : null;
        return ok && first.Year is >= Month.FirstYear and <= Month.LastYear;
    }

    /// <summary>Parses YYYY-MM-DD or YYYY-MM, whatever the format.</summary>
    public static bool TryIso(ReadOnlySpan<char> text, out DateOnly date, out bool isMonth)
    {
        date = default;
        isMonth = text.Length == 7;
        if (text.Length is not (7 or 10) || text[4] != '-' || (!isMonth && text[7] != '-'))
            return false;
        var day = isMonth ? 1 : Digits(text[8..10]);
        return DatePattern.TryDay(Digits(text[..4]), Digits(text[5..7]), day, out date);
    }

    /// <summary>Returns the sentence that names the parameter which would read a bad number; empty where there is none.</summary>
    public string NumberHint(Cell cell)
    {
        if (cell.Kind != CellKind.Text)
            return "";
        var other = _mark == DecimalMark.Point ? DecimalMark.Comma : DecimalMark.Point;
        if (!NumberText.TryParse(cell.Text, other, out _))
            return "";
        return _mark == DecimalMark.Point
            ? " Where the comma is the decimal mark, send decimal=comma; otherwise write the number without thousands separators."
            : " Where the point is the decimal mark, send decimal=point.";
    }

    /// <summary>Returns the reason why a cell is not a date, with the parameter that would read it.</summary>
    public string WhyNotADate(Cell cell)
    {
        var expected = _dateFormat switch
        {
            null => "Use the format YYYY-MM-DD",
            SerialDay.Name => "dateFormat=excel reads serial days",
            var pattern => $"dateFormat={pattern} was sent",
        };
        var fitting =
            cell.Kind == CellKind.Number ? [SerialDay.Name] : DateSuggestions.For(cell.Text);
        var others = fitting
            .Where(f => f != _dateFormat && !IsIso(f))
            .Select(f => "dateFormat=" + f);
        var remedy = string.Join(" or ", others);
        return $"'{CellText.Shown(cell.Text)}' is not a date between 1900 and 2199. {expected}"
            + (remedy.Length == 0 ? "." : $", or send {remedy} if the file uses it.");
    }

    private bool TryDate(Cell cell, out DateOnly date, out bool isMonth)
    {
        var text = cell.Text.Trim();
        (date, isMonth) = (default, false);
        if (cell.Kind == CellKind.Date || (_dateFormat is null && cell.Kind == CellKind.Text))
            return TryIso(text, out date, out isMonth);
        if (_dates is not null)
            return _dates.TryParse(text, out date, out isMonth);
        return _dateFormat is not null
            && TryExactNumber(cell, out var serial)
            && SerialDay.TryDate(serial, out date);
    }

    /// <summary>Whether a pattern is the one that needs no parameter.</summary>
    private bool IsIso(string pattern) => _dateFormat is null && pattern == "yyyy-MM";

    private static int Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c))
                value = (value * 10) + c - '0';
            else
                return 0;
        return value;
    }

    private static bool IsAround(char c) =>
        char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
}

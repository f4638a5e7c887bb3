namespace ForecastApi.Imports.Cells;

/// <summary>The serial days of spreadsheets, whose decimals are the time of day.</summary>
public static class SerialDay
{
    /// <summary>The name of these dates in <c>dateFormat</c>.</summary>
    public const string Name = "excel";

    /// <summary>The days from the first of the system of 1900 to that of 1904.</summary>
    public const int Days1904 = 1462;

    /// <summary>29 February 1900, which the system of 1900 counts though it did not exist.</summary>
    private const int FalseDay = 60;

    private static readonly DateOnly _epoch = new(1899, 12, 30);

    /// <summary>Returns the date of a serial day of the system of 1900; false when there is none.</summary>
    public static bool TryDate(decimal serial, out DateOnly date)
    {
        var day = decimal.Truncate(serial);
        var ok =
            day >= 1 && day != FalseDay && day <= DateOnly.MaxValue.DayNumber - _epoch.DayNumber;
        date = ok ? _epoch.AddDays((int)day + (day < FalseDay ? 1 : 0)) : default;
        return ok;
    }
}

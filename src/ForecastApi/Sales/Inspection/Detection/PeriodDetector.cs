using ForecastApi.Imports.Formats;

namespace ForecastApi.Sales.Inspection.Detection;

/// <summary>Finds the days that a row covers from the dates of all rows: one weekday only is weekly, one day of the month only is monthly.</summary>
public static class PeriodDetector
{
    private const int MinWeeks = 4;
    private const int MinMonths = 3;
    private const int DaysPerWeek = 7;

    /// <summary>Returns the period, and whether the weeks may as well end where they are taken to begin, or the reverse.</summary>
    public static (RowPeriod Period, bool IsAmbiguous) Detect(
        IEnumerable<DateOnly> dates,
        string columnName
    )
    {
        var days = dates.Distinct().Order().ToList();
        if (days.Count >= MinMonths && IsMonthly(days))
            return (RowPeriod.Month, false);
        return days.Count >= MinWeeks && IsWeekly(days)
            ? Week(days[0].DayOfWeek, ColumnNames.Plain(columnName))
            : (RowPeriod.Day, false);
    }

    private static bool IsMonthly(List<DateOnly> days) =>
        days.TrueForAll(d => d.Day == 1) || days.TrueForAll(d => d.AddDays(1).Day == 1);

    private static bool IsWeekly(List<DateOnly> days) =>
        days.TrueForAll(d => d.DayOfWeek == days[0].DayOfWeek)
        && days.Zip(days.Skip(1)).Any(d => d.Second.DayNumber - d.First.DayNumber == DaysPerWeek);

    private static (RowPeriod Period, bool IsAmbiguous) Week(DayOfWeek day, string name) =>
        Holds(name, "end") || Holds(name, "fin") ? (RowPeriod.WeekEnding, false)
        : Holds(name, "start") || Holds(name, "begin") || Holds(name, "from")
            ? (RowPeriod.Week, false)
        : day switch
        {
            DayOfWeek.Monday => (RowPeriod.Week, false),
            DayOfWeek.Friday or DayOfWeek.Saturday => (RowPeriod.WeekEnding, false),
            DayOfWeek.Sunday => (RowPeriod.WeekEnding, true),
            _ => (RowPeriod.Week, true),
        };

    private static bool Holds(string name, string part) =>
        name.Contains(part, StringComparison.Ordinal);
}

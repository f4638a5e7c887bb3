using ForecastApi.Common;

namespace ForecastApi.Calendars;

/// <summary>The working days of the company.</summary>
/// <param name="Weekdays">The days of the week with work. Default: Monday to Friday.</param>
/// <param name="Holidays">Days without work. Default: none.</param>
/// <param name="WorkingDays">The working days of single months, in the place of their weekdays less holidays.</param>
public sealed record WorkCalendar(
    IReadOnlyList<DayOfWeek>? Weekdays = null,
    IReadOnlyList<Holiday>? Holidays = null,
    IReadOnlyDictionary<string, decimal>? WorkingDays = null
)
{
    private static readonly DayOfWeek[] MondayToFriday =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];

    /// <summary>The calendar of a company that has stored none.</summary>
    public static WorkCalendar Default { get; } = new WorkCalendar().Completed();

    /// <summary>Returns the calendar with the defaults in the place of what is missing.</summary>
    public WorkCalendar Completed() =>
        new(
            Weekdays ?? MondayToFriday,
            Holidays ?? [],
            WorkingDays ?? new Dictionary<string, decimal>()
        );

    /// <summary>Returns the working days of a month.</summary>
    public decimal DaysOf(Month month)
    {
        if (WorkingDays?.TryGetValue(month.ToString(), out var given) == true)
            return given;
        var weekdays = Weekdays ?? MondayToFriday;
        var first = month.FirstDay;
        var days = Enumerable
            .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
            .Select(first.AddDays)
            .Where(day => weekdays.Contains(day.DayOfWeek))
            .ToHashSet();
        days.ExceptWith((Holidays ?? []).Select(h => h.Date));
        return days.Count;
    }
}

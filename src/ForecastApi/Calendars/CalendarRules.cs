using ForecastApi.Common;
using ForecastApi.Http;

namespace ForecastApi.Calendars;

/// <summary>Validates calendars.</summary>
public static class CalendarRules
{
    /// <summary>The maximum range of months of a request.</summary>
    public const int MaxMonths = 600;

    private const int MaxHolidays = 10_000;
    private const int MaxNameLength = 200;
    private const int MaxDays = 31;

    /// <summary>Throws 422 with every error of a calendar.</summary>
    public static void Check(WorkCalendar calendar)
    {
        var errors = new Validation();
        if (calendar.Weekdays is { } weekdays)
            errors
                .Check(weekdays.Count > 0, "weekdays", "is empty; list at least one day.")
                .Check(
                    weekdays.Distinct().Count() == weekdays.Count,
                    "weekdays",
                    "lists a day twice."
                );
        CheckHolidays(errors, calendar.Holidays ?? []);
        foreach (var (month, days) in calendar.WorkingDays ?? new Dictionary<string, decimal>())
        {
            var path = $"workingDays.{month}";
            errors
                .Check(Month.TryParse(month, null, out _), path, "is not a month; write YYYY-MM.")
                .Range(path, days, 0, MaxDays);
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private static void CheckHolidays(Validation errors, IReadOnlyList<Holiday> holidays)
    {
        errors.Check(
            holidays.Count <= MaxHolidays,
            "holidays",
            Invariant($"has more than {MaxHolidays} days.")
        );
        var dates = new HashSet<DateOnly>();
        for (var i = 0; i < Math.Min(holidays.Count, MaxHolidays); i++)
        {
            var path = Invariant($"holidays[{i}]");
            if (holidays[i] is not { } holiday)
            {
                errors.Add(path, "is null.");
                continue;
            }
            errors
                .Check(
                    holiday.Date.Year is >= Month.FirstYear and <= Month.LastYear,
                    $"{path}.date",
                    "must be between 1900 and 2199."
                )
                .Check(
                    dates.Add(holiday.Date),
                    $"{path}.date",
                    Invariant($"{holiday.Date:yyyy-MM-dd} is listed twice.")
                )
                .Text($"{path}.name", holiday.Name, MaxNameLength);
        }
    }
}

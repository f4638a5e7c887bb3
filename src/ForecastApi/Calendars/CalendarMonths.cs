namespace ForecastApi.Calendars;

/// <summary>Working days by month.</summary>
public sealed record CalendarMonths(IReadOnlyList<CalendarMonth> Items);

using ForecastApi.Common;

namespace ForecastApi.Calendars;

/// <summary>The working days of a month.</summary>
public sealed record CalendarMonth(Month Month, decimal WorkingDays);

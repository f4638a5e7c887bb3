using Microsoft.Extensions.Options;

namespace ForecastApi.Common;

/// <summary>The current date and month in the time zone of the business.</summary>
public sealed class BusinessCalendar(TimeProvider clock, IOptions<CalendarOptions> options)
{
    public TimeZoneInfo TimeZone { get; } =
        TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The current month. Its sales are incomplete and never used for training.</summary>
    public Month RunningMonth => Month.Of(Today);

    /// <summary>The current date.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime);
}

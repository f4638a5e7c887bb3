using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ForecastApi.Common;

/// <summary>Section <c>Calendar</c>: where the business's day and month begin.</summary>
public sealed class CalendarOptions : IValidatableObject
{
    public const string Section = "Calendar";

    /// <summary>IANA or Windows name of the business's time zone.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new(
                $"Calendar:TimeZone '{TimeZone}' is not a time zone of this machine; write a name such as Europe/Berlin."
            );
    }
}

/// <summary>What day and month it is where the business is.</summary>
public sealed class BusinessCalendar(TimeProvider clock, IOptions<CalendarOptions> options)
{
    public TimeZoneInfo TimeZone { get; } =
        TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The month that is not over yet: its sales are never trained on.</summary>
    public Month RunningMonth => Month.Of(Today);

    /// <summary>The day that it is there.</summary>
    public DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZone).DateTime);
}

using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Common;

/// <summary>Section <c>Calendar</c>: the time zone in which days and months begin.</summary>
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
                $"Calendar:TimeZone '{TimeZone}' is not a time zone of this machine; use a name such as Europe/Berlin."
            );
    }
}

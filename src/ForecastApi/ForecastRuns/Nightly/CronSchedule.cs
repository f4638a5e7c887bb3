using Cronos;

namespace ForecastApi.ForecastRuns.Nightly;

/// <summary>
/// The instants at which a schedule is due; pure. An hour that the clocks skip is due right after it; an hour that comes
/// twice is due the first time.
/// </summary>
public static class CronSchedule
{
    // No schedule in use pauses for longer
    private static readonly TimeSpan MaxGap = TimeSpan.FromDays(370);

    /// <summary>Finds the last instant at which a run was due; null where none was.</summary>
    /// <param name="schedule">Five cron fields.</param>
    /// <param name="zone">The time zone of the schedule.</param>
    /// <param name="after">Only instants after this one count.</param>
    /// <param name="until">The last instant that counts.</param>
    public static DateTimeOffset? LastDue(
        string schedule,
        TimeZoneInfo zone,
        DateTimeOffset after,
        DateTimeOffset until
    )
    {
        var cron = CronExpression.Parse(schedule);
        // Searches ever longer periods before the end, since only the last occurrence matters
        for (var back = TimeSpan.FromDays(2); ; back *= 4)
        {
            var from = until - back > after ? until - back : after;
            if (from >= until)
                return null;
            var found = cron.GetOccurrences(
                    from,
                    until,
                    zone,
                    fromInclusive: false,
                    toInclusive: true
                )
                .Select(o => (DateTimeOffset?)o.ToUniversalTime())
                .LastOrDefault();
            if (found is not null || from == after || back > MaxGap)
                return found;
        }
    }
}

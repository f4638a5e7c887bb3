using Cronos;

namespace ForecastApi.ForecastRuns.Nightly;

/// <summary>
/// Computes the instants at which a schedule is due. An instant within an hour that the clocks skip is due right after
/// it; an instant within a repeated hour is due the first time.
/// </summary>
public static class CronSchedule
{
    // Exceeds the longest interval of any schedule in use
    private static readonly TimeSpan MaxGap = TimeSpan.FromDays(370);

    /// <summary>Finds the last instant at which a run was due; null where there is none.</summary>
    /// <param name="schedule">Five cron fields.</param>
    /// <param name="zone">The time zone of the schedule.</param>
    /// <param name="after">The exclusive lower limit.</param>
    /// <param name="until">The inclusive upper limit.</param>
    public static DateTimeOffset? LastDue(
        string schedule,
        TimeZoneInfo zone,
        DateTimeOffset after,
        DateTimeOffset until
    )
    {
        var cron = CronExpression.Parse(schedule);
        // Searches periods of increasing length before the end, since only the last occurrence matters
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

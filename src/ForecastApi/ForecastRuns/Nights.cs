using Cronos;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// When nightly runs are due; pure. A night whose hour the clocks skip is due when they have, one whose hour comes twice is
/// due the first time.
/// </summary>
public static class Nights
{
    // Longer than any schedule in use pauses but for a yearly one.
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(370);

    /// <summary>The last instant at which a run was due; null when none was.</summary>
    /// <param name="schedule">Five cron fields.</param>
    /// <param name="zone">The zone they are meant in.</param>
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
        // The last of many is looked for in ever longer times before the end.
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
            if (found is not null || from == after || back > LooksBack)
                return found;
        }
    }
}

using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns.Origins;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns.Nightly;

/// <summary>
/// Creates the nightly runs that are due. The first process that finds a due night creates its run; one run covers all
/// missed nights; a night without a run is reported as overdue.
/// </summary>
public sealed class NightlySchedule(
    Database database,
    ForecastRunStore runs,
    SalesStore sales,
    BusinessCalendar calendar,
    IOptions<ForecastOptions> options,
    TimeProvider clock
)
{
    // A changed schedule starts now and has missed no night. The same applies if LastDue is in the future (a clock error):
    // otherwise no run would be due until then.
    private static readonly SqlText Register = new(
        """
        UPDATE Schedules SET Cron = @Cron, LastDue = @Now
        WHERE Name = 'nightlyForecast' AND (Cron <> @Cron OR LastDue > @Until)
        """
    );

    private static readonly TimeSpan MaxClockError = TimeSpan.FromDays(1);

    private static readonly SqlText Read = new(
        "SELECT LastDue FROM Schedules WHERE Name = 'nightlyForecast'"
    );

    private static readonly SqlText Take = new(
        "UPDATE Schedules SET LastDue = @Due WHERE Name = 'nightlyForecast' AND LastDue < @Due"
    );

    // Nights that become due while the run of an earlier night is queued share that run
    private static readonly SqlText Renew = new(
        """
        UPDATE ForecastRuns SET DueAt = @Due, CreatedAt = @Now, AsOf = @AsOf, Horizon = @Horizon,
            IncompleteMonth = @IncompleteMonth
        WHERE Status = 'queued' AND DueAt IS NOT NULL
        """
    );

    private static readonly SqlText Succeeded = new(
        "SELECT COUNT(*) FROM ForecastRuns WHERE Status = 'succeeded' AND CreatedAt >= @Due"
    );

    private volatile bool _registered;

    private string Schedule => options.Value.Schedule;

    /// <summary>The stored form of the schedule, with its time zone.</summary>
    private string Cron => Schedule.Length == 0 ? "" : $"{Schedule} {calendar.TimeZone.Id}";

    /// <summary>Stores the configured schedule, which starts now if it differs from the stored one.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Register,
                    new
                    {
                        Cron,
                        Now = clock.GetUtcNow(),
                        Until = clock.GetUtcNow() + MaxClockError,
                    }
                ),
            cancellationToken
        );
        _registered = true;
    }

    /// <summary>
    /// Creates the run of a due night, in the transaction that marks the night as taken. Returns null where no night is
    /// due, another process has taken it, the queued run of an earlier night covers it, or there are no sales.
    /// </summary>
    public async Task<ForecastRunInfo?> TakeAsync(CancellationToken cancellationToken)
    {
        if (Schedule.Length == 0)
            return null;
        var known = await ReadRegisteredAsync(cancellationToken);
        if (known?.LastDue > clock.GetUtcNow() + MaxClockError)
            await RegisterAsync(cancellationToken);
        // Nodes with different schedules each create their own runs: an extra run is better than a missing one
        if (
            known is null
            || CronSchedule.LastDue(Schedule, calendar.TimeZone, known.LastDue, clock.GetUtcNow())
                is not { } due
        )
            return null;
        var latest = await sales.LatestMonthAsync(cancellationToken);
        return await database.WriteAsync(
            async s =>
                await s.ExecuteAsync(Take, new { Due = due }) == 1
                && latest is { } month
                && !await RenewAsync(s, due, RunOrigin.Of(month))
                    ? await runs.InsertAsync(
                        s,
                        RunTrigger.Schedule,
                        RunOrigin.Of(month),
                        options.Value.Horizon,
                        due
                    )
                    : null,
            cancellationToken
        );
    }

    /// <summary>Returns whether a night is due and has no run.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        if (Schedule.Length == 0)
            return false;
        var known = await ReadRegisteredAsync(cancellationToken);
        return known is not null
            && (
                known.LastDue > clock.GetUtcNow() + MaxClockError
                || CronSchedule.LastDue(
                    Schedule,
                    calendar.TimeZone,
                    known.LastDue,
                    clock.GetUtcNow()
                )
                    is not null
            );
    }

    /// <summary>Returns the stored schedule. The first call of this process stores the configured one.</summary>
    private async Task<ScheduleRow?> ReadRegisteredAsync(CancellationToken cancellationToken)
    {
        if (!_registered)
            await RegisterAsync(cancellationToken);
        return await database.ReadAsync(
            s => s.SingleOrDefaultAsync<ScheduleRow>(Read),
            cancellationToken
        );
    }

    /// <summary>Moves the queued run of an earlier night to this one. Returns false where none is queued.</summary>
    private async Task<bool> RenewAsync(DbSession session, DateTimeOffset due, RunOrigin origin) =>
        await session.ExecuteAsync(
            Renew,
            new
            {
                Due = due,
                Now = clock.GetUtcNow(),
                origin.AsOf,
                origin.IncompleteMonth,
                options.Value.Horizon,
            }
        ) > 0;

    /// <summary>Finds the night whose run has not succeeded in time; null where none is overdue.</summary>
    public async Task<DateTimeOffset?> OverdueSinceAsync(CancellationToken cancellationToken)
    {
        if (Schedule.Length == 0 || await sales.LastMonthAsync(cancellationToken) is null)
            return null;
        return await database.ReadAsync<DateTimeOffset?>(
            async s =>
            {
                var known = await s.SingleOrDefaultAsync<ScheduleRow>(Read);
                if (known is null)
                    return null;
                var allowed =
                    clock.GetUtcNow() - TimeSpan.FromMinutes(options.Value.OverdueMinutes);
                // A taken night equals LastDue; a night that is not taken is later
                var due = CronSchedule.LastDue(
                    Schedule,
                    calendar.TimeZone,
                    known.LastDue.AddMilliseconds(-1),
                    allowed
                );
                return
                    due is { } night
                    && await s.ScalarAsync<int>(Succeeded, new { Due = night }) == 0
                    ? night
                    : null;
            },
            cancellationToken
        );
    }

    private sealed record ScheduleRow(DateTimeOffset LastDue);
}

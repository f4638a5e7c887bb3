using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// The nights in our own table: whichever process comes first takes a night, those that were missed are made up for by
/// one run, and a night without a run is known.
/// </summary>
public sealed class NightStore(
    Database database,
    ForecastRunStore runs,
    SalesStore sales,
    BusinessCalendar calendar,
    IOptions<ForecastOptions> options,
    TimeProvider clock
)
{
    // A changed schedule is no missed one: it counts from now. So does one whose last night lies ahead: a clock that was
    // wrong once would end the nights until then.
    private static readonly SqlText Register = new(
        """
        UPDATE Schedules SET Cron = @Cron, LastDue = @Now
        WHERE Name = 'nightlyForecast' AND (Cron <> @Cron OR LastDue > @Until)
        """
    );

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1);

    private static readonly SqlText Read = new(
        "SELECT LastDue FROM Schedules WHERE Name = 'nightlyForecast'"
    );

    private static readonly SqlText Take = new(
        "UPDATE Schedules SET LastDue = @Due WHERE Name = 'nightlyForecast' AND LastDue < @Due"
    );

    // Nights that come while the run of an earlier one still waits need one run, not one each
    private static readonly SqlText Renew = new(
        """
        UPDATE ForecastRuns SET DueAt = @Due, CreatedAt = @Now, AsOf = @AsOf, Horizon = @Horizon
        WHERE Status = 'queued' AND DueAt IS NOT NULL
        """
    );

    private static readonly SqlText Succeeded = new(
        "SELECT COUNT(*) FROM ForecastRuns WHERE Status = 'succeeded' AND CreatedAt >= @Due"
    );

    private string Schedule => options.Value.Schedule;

    /// <summary>The rule as it is stored: another zone is another schedule.</summary>
    private string Cron => Schedule.Length == 0 ? "" : $"{Schedule} {calendar.TimeZone.Id}";

    /// <summary>Has the configured schedule count from now, if it is another than before.</summary>
    public Task<int> RegisterAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Register,
                    new
                    {
                        Cron,
                        Now = clock.GetUtcNow(),
                        Until = clock.GetUtcNow() + ClocksDiffer,
                    }
                ),
            cancellationToken
        );

    /// <summary>
    /// The run of the night that has come, made in the transaction that takes the night; null when none has come, another
    /// process was faster, the run of an earlier night still waits and is this one's too, or there is nothing to forecast yet.
    /// </summary>
    public async Task<ForecastRunInfo?> TakeAsync(CancellationToken cancellationToken)
    {
        if (Schedule.Length == 0)
            return null;
        var known = await database.ReadAsync(
            s => s.SingleOrDefaultAsync<ScheduleRow>(Read),
            cancellationToken
        );
        if (known?.LastDue > clock.GetUtcNow() + ClocksDiffer)
            await RegisterAsync(cancellationToken);
        // Where nodes have different schedules, each brings its own nights: better one more run than none
        if (
            known is null
            || Nights.LastDue(Schedule, calendar.TimeZone, known.LastDue, clock.GetUtcNow())
                is not { } due
        )
            return null;
        var last = await sales.LastMonthAsync(cancellationToken);
        return await database.WriteAsync(
            async s =>
                await s.ExecuteAsync(Take, new { Due = due }) == 1
                && last is { } asOf
                && !await RenewAsync(s, due, asOf)
                    ? await runs.InsertAsync(
                        s,
                        RunTrigger.Schedule,
                        asOf,
                        options.Value.Horizon,
                        due
                    )
                    : null,
            cancellationToken
        );
    }

    /// <summary>Has the run of an earlier night that still waits be this one's too; false where none waits.</summary>
    private async Task<bool> RenewAsync(DbSession session, DateTimeOffset due, Month asOf) =>
        await session.ExecuteAsync(
            Renew,
            new
            {
                Due = due,
                Now = clock.GetUtcNow(),
                AsOf = asOf,
                options.Value.Horizon,
            }
        ) > 0;

    /// <summary>
    /// Since when the forecast is older than the schedule promises, the time that a run may take allowed for; null when it
    /// is not.
    /// </summary>
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
                // A night that was taken lies at LastDue itself; one that nobody took lies after it.
                var due = Nights.LastDue(
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

using ForecastApi.Common;
using Hangfire;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Registers the nightly run and looks every few seconds whether a run waits that nobody works on: after a
/// restart, or when its process died. Hangfire's InMemory storage forgets its jobs; our table does not.
/// </summary>
public sealed partial class ForecastWatchdog(
    ForecastJob job,
    NightStore nights,
    IRecurringJobManager recurring,
    BusinessCalendar calendar,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<ForecastWatchdog> logger
) : BackgroundService
{
    public const string NightlyJobId = "nightly-forecast";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private bool _scheduled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            // Apart, so that a storage of Hangfire's that does not take the schedule holds no run up
            if (!_scheduled)
                await TryAsync(ScheduleAsync, stoppingToken);
            await TryAsync(LookAsync, stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Whatever fails here (our database, Hangfire's storage) is tried again at the next look.</summary>
    private async Task TryAsync(
        Func<CancellationToken, Task> step,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await step(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CannotLook(logger, error);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // Hangfire calls on time; a night that nobody was up for is made up for here.
        await job.NightlyAsync(cancellationToken);
        // Where a process that works already gets the job it leaves it, and this one asks again at its next look.
        if (await job.WantedAsync(cancellationToken) is { } runId && !job.TryEnqueue(runId))
            await job.WorkAsync(runId, cancellationToken);
    }

    private async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        await nights.RegisterAsync(cancellationToken);
        if (options.Value.Schedule.Length == 0)
            recurring.RemoveIfExists(NightlyJobId);
        else
            recurring.AddOrUpdate<ForecastJob>(
                NightlyJobId,
                j => j.NightlyAsync(CancellationToken.None),
                options.Value.Schedule,
                new RecurringJobOptions
                {
                    TimeZone = calendar.TimeZone,
                    MisfireHandling = MisfireHandlingMode.Relaxed,
                }
            );
        _scheduled = true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Could not schedule the nightly run or look for waiting runs"
        )]
        public static partial void CannotLook(ILogger logger, Exception error);
    }
}

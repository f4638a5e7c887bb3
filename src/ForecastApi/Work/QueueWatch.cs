using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Work;

/// <summary>Looks every few seconds at what waits, for the metrics, and for how long work has found nobody.</summary>
public sealed partial class QueueWatch(
    QueueStore queue,
    NightStore nights,
    TimeProvider clock,
    ILogger<QueueWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private volatile QueueState? _last;
    private DateTimeOffset? _neglectedSince;

    /// <summary>What was seen last; null before the first look.</summary>
    public QueueState? Last => _last;

    /// <summary>For how long work has waited that nobody takes.</summary>
    public TimeSpan NeglectedFor =>
        _last is { } last && _neglectedSince is { } since ? last.At - since : TimeSpan.Zero;

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var seen = await queue.ReadAsync(cancellationToken);
        _neglectedSince = seen.Neglected ? _neglectedSince ?? seen.At : null;
        _last = seen;
        Record("run", seen.Runs.Open);
        Record("batch", seen.Batches);
        Record("import", seen.Imports.Open);
        Record("plan", seen.Plans.Open);
        Telemetry.LeaseToken.Record(seen.LeaseToken);
        Telemetry.LeaseRemaining.Record(seen.LeaseRemaining.TotalSeconds);
        Telemetry.RunOverdue.Record(
            await nights.OverdueSinceAsync(cancellationToken) is { } since
                ? (clock.GetUtcNow() - since).TotalSeconds
                : 0
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Telemetry.StartCounters();
        using var timer = new PeriodicTimer(Interval, clock);
        do try
        {
            await LookAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            Log.CannotLook(logger, error);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static void Record(string kind, long length) =>
        Telemetry.QueueLength.Record(length, new KeyValuePair<string, object?>("kind", kind));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Could not look at what waits")]
        public static partial void CannotLook(ILogger logger, Exception error);
    }
}

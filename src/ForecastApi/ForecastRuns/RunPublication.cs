using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Work;

namespace ForecastApi.ForecastRuns;

/// <summary>Publishes a run or fails it, and returns the work that follows.</summary>
public sealed partial class RunPublication(
    RunStateStore states,
    TimeProvider clock,
    ILogger<RunPublication> logger
)
{
    /// <summary>The minimum duration in seconds: the precision of stored instants.</summary>
    private const double MinDuration = 0.001;

    /// <summary>Publishes the run if all its batches are done.</summary>
    public async Task<IReadOnlyList<WorkItem>> PublishAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        if (!await states.PublishAsync(run, cancellationToken))
            return [];
        var (started, products) = await states.ReadStartAsync(run, cancellationToken);
        var duration = (clock.GetUtcNow() - started).TotalSeconds;
        Telemetry.RunDuration.Record(duration);
        Telemetry.RunRate.Record(products / Math.Max(duration, MinDuration));
        Log.Succeeded(logger, run.RunId, duration);
        return [RunPublishedHandler.ToItem(run.RunId), .. await NextAsync(cancellationToken)];
    }

    /// <summary>
    /// Fails the run for a permanent error. Rethrows the error of a database outage, so that the step is retried, unless
    /// a reachable database has returned too many errors.
    /// </summary>
    public async Task<IReadOnlyList<WorkItem>> FailAsync(
        RunKey run,
        Exception error,
        CancellationToken cancellationToken
    )
    {
        var outage = states.DescribeOutage(error);
        if (
            outage is not null
            && await states.CountDatabaseErrorAsync(run, cancellationToken)
                <= WorkPolicy.MaxDatabaseErrors
        )
        {
            await states.RevertAttemptAsync(run, cancellationToken);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }
        Log.Failed(logger, run.RunId, error);
        return await FailAsync(run, outage ?? FailureReasons.Describe(error), cancellationToken);
    }

    public async Task<IReadOnlyList<WorkItem>> FailAsync(
        RunKey run,
        string reason,
        CancellationToken cancellationToken
    )
    {
        Telemetry.RunFailures.Add(1);
        await states.FailAsync(run, reason, cancellationToken);
        return await NextAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<WorkItem>> NextAsync(CancellationToken cancellationToken) =>
        await states.NextAsync(cancellationToken) is { } next
            ? [RunHandler.ToItem(next.RunId)]
            : [];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Run {RunId} succeeded in {Seconds:F1} s")]
        public static partial void Succeeded(ILogger logger, string runId, double seconds);

        [LoggerMessage(2, LogLevel.Error, "Run {RunId} failed")]
        public static partial void Failed(ILogger logger, string runId, Exception error);
    }
}

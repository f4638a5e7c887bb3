using System.Diagnostics;
using System.Runtime.ExceptionServices;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Sales;
using ForecastApi.Work;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Works a run off: for each batch load, forecast, save; then publish. Any number of processes do the first, the one that
/// holds the lease the second.
/// </summary>
public sealed partial class ForecastRun(
    ForecastWorkStore work,
    ForecastBatchStore batches,
    BatchWork share,
    AnalogySalesStore analogies,
    PooledTraining training,
    IEnumerable<IRunFollower> followers,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<ForecastRun> logger
)
{
    /// <summary>In seconds, as instants are stored.</summary>
    private const double ShortestRun = 0.001;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task WorkAsync(RunKey run, Lease lease, CancellationToken cancellationToken)
    {
        using var span = Span(
            "forecast run",
            run,
            await work.TraceParentAsync(run, cancellationToken)
        );
        var published = false;
        try
        {
            if (!await work.StartAsync(run, lease, cancellationToken))
                return;
            Log.Started(logger, run.RunId, run.AsOf, run.Horizon);
            await WorkOffAsync(run, lease, cancellationToken);
            published = await work.SucceedAsync(run, lease, cancellationToken);
            if (published)
                await TellAsync(run, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var trouble = work.Trouble(error);
            if (trouble is not null && await MayPassAsync(run, cancellationToken))
                throw;
            Telemetry.RunFailures.Add(1);
            Log.Failed(logger, run.RunId, error);
            await work.FailAsync(run, lease, trouble ?? error.Message, cancellationToken);
        }
        if (published)
            await FollowAsync(run, lease with { LostClaims = 0 }, cancellationToken);
    }

    private async Task WorkOffAsync(RunKey run, Lease lease, CancellationToken cancellationToken)
    {
        // Where only the publication is left, nobody died of the work
        if (await batches.OpenAsync(run, cancellationToken) == 0)
            return;
        var explained = await batches.LostAsync(run, cancellationToken);
        if (Claims.LeaseGivenUp(lease.LostClaims, explained) is { } reason)
            throw new InvalidOperationException(reason);
        var forecaster = await PrepareAsync(run, cancellationToken);
        // Others may be at its batches too: what one of them leaves behind waits for somebody once its claim is over.
        while (await batches.OpenAsync(run, cancellationToken) > 0)
            if (await share.WorkAsync(run, forecaster, cancellationToken) == 0)
                await Task.Delay(Pause, clock, cancellationToken);
    }

    /// <summary>Tells how long a run took from its start on, whoever led it.</summary>
    private async Task TellAsync(RunKey run, CancellationToken cancellationToken)
    {
        var (started, products) = await work.StartedAsync(run, cancellationToken);
        var duration = (clock.GetUtcNow() - started).TotalSeconds;
        Telemetry.RunDuration.Record(duration);
        Telemetry.RunRate.Record(products / Math.Max(duration, ShortestRun));
        Log.Succeeded(logger, run.RunId, duration);
    }

    /// <summary>Whether what the database refuses is tried again. That it is counted shows that the database answers.</summary>
    private async Task<bool> MayPassAsync(RunKey run, CancellationToken cancellationToken) =>
        !Claims.TroubledTooOften(await work.TroubledAsync(run, cancellationToken));

    /// <summary>Works on batches of a run that another process leads, as long as any waits.</summary>
    /// <returns>How many were saved.</returns>
    public async Task<int> HelpAsync(RunKey run, CancellationToken cancellationToken)
    {
        Log.Helping(logger, run.RunId);
        using var span = Span(
            "help with forecast run",
            run,
            await work.TraceParentAsync(run, cancellationToken)
        );
        return await share.WorkAsync(
            run,
            await PrepareAsync(run, cancellationToken),
            cancellationToken
        );
    }

    private static Activity? Span(string name, RunKey run, string? traceParent)
    {
        var span = Telemetry.StartWork(name, traceParent);
        span?.SetTag("forecastapi.run", run.RunId);
        return span;
    }

    private async Task<ProductForecaster> PrepareAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var settings = options.Value.ToSettings(run.Horizon);
        var pooled = await training.TrainAsync(run, settings, cancellationToken);
        var forecaster = new ProductForecaster(
            settings,
            pooled,
            await analogies.CategoriesAsync(run.RunNumber, run.AsOf, cancellationToken)
        );
        Telemetry.StepDuration.Record(
            clock.GetElapsedTime(started).TotalSeconds,
            new KeyValuePair<string, object?>("step", "prepare")
        );
        return forecaster;
    }

    /// <summary>Does what follows the publication of a run; where the database goes away, all of it is done again.</summary>
    public async Task FollowAsync(RunKey run, Lease lease, CancellationToken cancellationToken)
    {
        using var span = Span(
            "follow forecast run",
            run,
            await work.TraceParentAsync(run, cancellationToken)
        );
        // What ends each process that tries it is left to the next run
        var givenUp = Claims.LeaseGivenUp(lease.LostClaims, explained: 0) is not null;
        Exception? trouble = null;
        foreach (var follower in givenUp ? [] : followers)
            try
            {
                await follower.FollowAsync(run, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.NotFollowed(logger, run.RunId, error);
                if (work.Trouble(error) is not null)
                    trouble = error;
            }
        if (trouble is not null && await MayPassAsync(run, cancellationToken))
            ExceptionDispatchInfo.Throw(trouble);
        await work.FollowedAsync(run, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "This process leads run {RunId}: as of {AsOf}, {Horizon} months"
        )]
        public static partial void Started(ILogger logger, string runId, Month asOf, int horizon);

        [LoggerMessage(2, LogLevel.Information, "Run {RunId} succeeded in {Seconds:F1} s")]
        public static partial void Succeeded(ILogger logger, string runId, double seconds);

        [LoggerMessage(3, LogLevel.Error, "Run {RunId} failed")]
        public static partial void Failed(ILogger logger, string runId, Exception error);

        [LoggerMessage(6, LogLevel.Information, "Helping with run {RunId}")]
        public static partial void Helping(ILogger logger, string runId);

        [LoggerMessage(
            5,
            LogLevel.Error,
            "A step after run {RunId} failed; the run stands, the step is tried again or left to the next run"
        )]
        public static partial void NotFollowed(ILogger logger, string runId, Exception error);
    }
}

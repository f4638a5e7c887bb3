using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Work;
using Hangfire;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// What Hangfire calls. It only says "work on run X" or "the night has come"; the lease decides who works,
/// the tables say what is left, so a job that comes twice or late does no harm.
/// </summary>
public sealed partial class ForecastJob(
    ForecastRunStore runs,
    ForecastWorkStore work,
    LeaseStore leases,
    NightStore nights,
    BatchClaimStore claims,
    ForecastRun run,
    IBackgroundJobClient jobs,
    IOptions<ForecastOptions> options,
    TimeProvider clock,
    ILogger<ForecastJob> logger
)
{
    private readonly Backoff _backoff = new(clock);
    private readonly HandBacks _owed = new();
    private int _working;

    /// <summary>Creates a run and has it worked on.</summary>
    public async Task<ForecastRunInfo> StartAsync(
        RunTrigger trigger,
        int? horizon,
        Month asOf,
        IdempotencyRecord receipt,
        CancellationToken cancellationToken
    )
    {
        var created = await runs.CreateAsync(
            trigger,
            asOf,
            horizon ?? options.Value.Horizon,
            receipt,
            cancellationToken
        );
        TryEnqueue(created.Id);
        return created;
    }

    /// <summary>
    /// Has Hangfire call <see cref="WorkAsync"/>. False when its storage does not take the job: the run is in our
    /// table, so the watchdog sees to it.
    /// </summary>
    public bool TryEnqueue(string runId)
    {
        try
        {
            jobs.Enqueue<ForecastJob>(job => job.WorkAsync(runId, CancellationToken.None));
            return true;
        }
        catch (BackgroundJobClientException error)
        {
            Log.NotEnqueued(logger, runId, error);
            return false;
        }
    }

    /// <summary>The run of the night that has come, whoever says so and however often.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task NightlyAsync(CancellationToken cancellationToken)
    {
        if (await nights.TakeAsync(cancellationToken) is not { } run)
            return;
        Log.NightHasCome(logger, run.Id);
        TryEnqueue(run.Id);
    }

    /// <summary>
    /// Works on <paramref name="runId"/> and whatever else waits, oldest first: leads where nobody does, else helps with
    /// the batches that wait.
    /// </summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task WorkAsync(string runId, CancellationToken cancellationToken)
    {
        Log.Asked(logger, runId);
        // What was asked for while this process was at the end of its work found it busy and went away: look once more.
        do
        {
            // Once a process: its workers share one claim on the processors.
            if (Interlocked.Exchange(ref _working, 1) == 1)
                return;
            try
            {
                await WorkOffAsync(cancellationToken);
                _backoff.Succeeded();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // What is left to do stands in our tables; the watchdog comes back to it
                Log.Trouble(logger, _backoff.Failed().TotalSeconds, error);
                return;
            }
            finally
            {
                Volatile.Write(ref _working, 0);
            }
        } while (await WantedAsync(cancellationToken) is not null);
    }

    private async Task WorkOffAsync(CancellationToken cancellationToken)
    {
        await _owed.SettleAsync();
        while (await OpenAsync(cancellationToken) is { } open)
            if (await leases.TryTakeAsync(cancellationToken) is { } lease)
                try
                {
                    await WorkUnderLeaseAsync(lease, cancellationToken);
                }
                finally
                {
                    await _owed.TryAsync(() => leases.ReleaseAsync(lease, CancellationToken.None));
                }
            else if (
                open.IsPublished
                || !await claims.IsWaitingAsync(open.Run, cancellationToken)
                || await run.HelpAsync(open.Run, cancellationToken) == 0
            )
                return;
    }

    /// <summary>The run that this process could work on; null while it works, or nothing waits.</summary>
    public async Task<string?> WantedAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _working) == 0
        && !_backoff.Holds
        && await OpenAsync(cancellationToken) is { } open
        && (
            await leases.IsFreeAsync(cancellationToken)
            || (!open.IsPublished && await claims.IsWaitingAsync(open.Run, cancellationToken))
        )
            ? open.Run.RunId
            : null;

    /// <summary>The oldest run that has not ended, else the published one while what follows it is not done.</summary>
    private async Task<OpenRun?> OpenAsync(CancellationToken cancellationToken) =>
        await work.NextRunAsync(cancellationToken) is { } next ? new(next, IsPublished: false)
        : await work.UnfollowedAsync(cancellationToken) is { } published ? new(published, true)
        : null;

    private sealed record OpenRun(RunKey Run, bool IsPublished);

    private async Task WorkUnderLeaseAsync(Lease lease, CancellationToken cancellationToken)
    {
        // What was open may have ended while the lease was another's
        if (await OpenAsync(cancellationToken) is not { } open)
            return;
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = new CancellationTokenSource();
        var heart = BeatAsync(lease, working, done.Token);
        try
        {
            await (
                open.IsPublished
                    ? run.FollowAsync(open.Run, lease, working.Token)
                    : run.WorkAsync(open.Run, lease, working.Token)
            );
        }
        finally
        {
            await done.CancelAsync();
            await heart;
        }
    }

    /// <summary>Renews the lease while the work goes on, and stops the work when it is lost.</summary>
    private async Task BeatAsync(
        Lease lease,
        CancellationTokenSource working,
        CancellationToken done
    )
    {
        try
        {
            using var timer = new PeriodicTimer(leases.Duration / 4, clock);
            while (await timer.WaitForNextTickAsync(done))
                if (!await TryRenewAsync(lease, done))
                {
                    Telemetry.LeaseLost.Add(1);
                    Log.LeaseLost(logger);
                    await working.CancelAsync();
                    return;
                }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work has ended before the lease did
        }
    }

    /// <summary>A database that does not answer is no lost lease: the next beat tries again, the token fences.</summary>
    private async Task<bool> TryRenewAsync(Lease lease, CancellationToken done)
    {
        try
        {
            return await leases.RenewAsync(lease, done);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.RenewalFailed(logger, error);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Asked to work on run {RunId}")]
        public static partial void Asked(ILogger logger, string runId);

        [LoggerMessage(
            2,
            LogLevel.Warning,
            "The lease of forecast runs was lost; this process stops working on its run"
        )]
        public static partial void LeaseLost(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "The lease of forecast runs could not be renewed")]
        public static partial void RenewalFailed(ILogger logger, Exception error);

        [LoggerMessage(4, LogLevel.Information, "The night has come: run {RunId}")]
        public static partial void NightHasCome(ILogger logger, string runId);

        [LoggerMessage(
            6,
            LogLevel.Warning,
            "Runs cannot be worked on right now; they are looked at again in {Seconds} s"
        )]
        public static partial void Trouble(ILogger logger, double seconds, Exception error);

        [LoggerMessage(5, LogLevel.Warning, "Hangfire did not take the job to work on run {RunId}")]
        public static partial void NotEnqueued(ILogger logger, string runId, Exception error);
    }
}

using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Answers;
using ForecastApi.Work;

namespace ForecastApi.Plans;

/// <summary>Computes the plans that were asked for with <c>Prefer: respond-async</c>, oldest first, as many at once as there are processors.</summary>
public sealed partial class PlanWorker(
    PlanWorkStore work,
    PlanStore plans,
    PlanRun run,
    WorkFloor floor,
    TimeProvider clock,
    ILogger<PlanWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly WorkLoop _loop = new(floor, Interval, clock);

    /// <summary>Has the worker look at once.</summary>
    public void Wake() => _loop.Wake();

    public override void Dispose()
    {
        _loop.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ => Task.Run(() => LoopAsync(stoppingToken), stoppingToken))
        );

    private Task LoopAsync(CancellationToken stoppingToken) =>
        _loop.RunAsync(
            WorkOnNextAsync,
            work.IsWaitingAsync,
            (pause, error) => Log.CannotWork(logger, pause.TotalSeconds, error),
            stoppingToken
        );

    private async Task<bool> WorkOnNextAsync(int mostLost, CancellationToken stoppingToken)
    {
        var claim = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        if (await work.ClaimAsync(claim, mostLost, stoppingToken) is not { } next)
            return false;
        await WorkAsync(next, stoppingToken);
        return true;
    }

    private async Task WorkAsync(PlanWork next, CancellationToken stoppingToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var span = Telemetry.StartWork("plan", next.TraceParent);
        span?.SetTag("forecastapi.plan", next.PlanId);
        var heart = BeatAsync(next, working, done.Token);
        try
        {
            var answer = await AnswerAsync(next, working.Token);
            if (await work.FinishAsync(next, answer, stoppingToken))
                Log.Finished(logger, next.PlanId, answer.Status);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            Log.GivenUp(logger, next.PlanId);
        }
        catch (OperationCanceledException)
        {
            await work.ReleaseAsync(next, CancellationToken.None);
            throw;
        }
        catch
        {
            // It is tried again, here or elsewhere
            await _loop.Owed.TryAsync(() => work.PutOffAsync(next, CancellationToken.None));
            throw;
        }
        finally
        {
            await done.CancelAsync();
            await heart;
        }
    }

    private async Task<PlanAnswer> AnswerAsync(PlanWork next, CancellationToken cancellationToken)
    {
        if (Claims.AcceptedGivenUp(next.LostClaims) is { } reason)
            return await FailedAsync(next, [reason], cancellationToken);
        if (Claims.TroubledTooOften(next.Troubles))
            return await FailedAsync(
                next,
                ["The database refused it too often; the operator finds why in the log."],
                cancellationToken
            );
        try
        {
            return await run.ComputeAsync(work.RequestOf(next), next.PlanId, cancellationToken);
        }
        catch (ProblemException refusal)
        {
            return await FailedAsync(
                next,
                [
                    refusal.Message,
                    .. refusal.Errors?.SelectMany(e => e.Value.Select(m => $"{e.Key}: {m}")) ?? [],
                ],
                cancellationToken
            );
        }
        catch (Exception error)
            when (error is not OperationCanceledException && work.Trouble(error) is null)
        {
            // What nobody foresaw would come again each time
            Log.Unforeseen(logger, next.PlanId, error);
            return await FailedAsync(
                next,
                [
                    "Something went wrong in the service; the operator finds it in the log under the id of this plan.",
                ],
                cancellationToken
            );
        }
    }

    private async Task<PlanAnswer> FailedAsync(
        PlanWork next,
        IReadOnlyList<string> reasons,
        CancellationToken cancellationToken
    ) =>
        await plans.GetAsync(next.PlanId, cancellationToken) with
        {
            Status = PlanStatus.Failed,
            Warnings = reasons,
        };

    private async Task BeatAsync(
        PlanWork next,
        CancellationTokenSource working,
        CancellationToken done
    )
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock, done);
                try
                {
                    if (!await work.RenewAsync(next, done))
                        await working.CancelAsync();
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // A database that is away for a moment costs no claim
                    Log.NotRenewed(logger, error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, or the service stops
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Plan {PlanId} is {Status}")]
        public static partial void Finished(ILogger logger, string planId, PlanStatus status);

        [LoggerMessage(2, LogLevel.Information, "Plan {PlanId} was deleted while it was computed")]
        public static partial void GivenUp(ILogger logger, string planId);

        [LoggerMessage(4, LogLevel.Error, "Plan {PlanId} ended in an error that nobody foresaw")]
        public static partial void Unforeseen(ILogger logger, string planId, Exception error);

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "Plans cannot be worked on right now; they are tried again in {Seconds} s"
        )]
        public static partial void CannotWork(ILogger logger, double seconds, Exception error);

        [LoggerMessage(5, LogLevel.Warning, "The claim on a plan could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception error);
    }
}

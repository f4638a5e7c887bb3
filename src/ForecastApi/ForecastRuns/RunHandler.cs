using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Work;

namespace ForecastApi.ForecastRuns;

/// <summary>
/// Prepares the oldest open run: creates its batches and trains the models that learn from all products, once for all
/// processes. It enqueues the batches, the last of which publishes the run.
/// </summary>
public sealed partial class RunHandler(
    RunStateStore states,
    BatchStore batches,
    RunModelStore models,
    PooledTraining training,
    RunPublication publication,
    ILogger<RunHandler> logger
) : IWorkHandler
{
    public WorkKind Kind => WorkKind.ForecastRun;

    /// <summary>Returns the work item of a run.</summary>
    public static WorkItem ToItem(string runId) => new(WorkKind.ForecastRun, runId);

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        // The end of the previous run enqueues the next one
        if (await states.NextAsync(cancellationToken) is not { } run || run.RunId != item.Key)
            return [];
        using var span = Telemetry.StartWork(
            "forecast run",
            await states.ReadTraceParentAsync(run, cancellationToken)
        );
        span?.SetTag("forecastapi.run", run.RunId);
        try
        {
            return await PrepareAsync(run, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await states.RevertAttemptAsync(run, CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            return await publication.FailAsync(run, error, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        await states.NextAsync(cancellationToken) is { } run
        && !(
            await models.ExistAsync(run, cancellationToken)
            && await batches.CountOpenAsync(run, cancellationToken) > 0
        )
            ? [ToItem(run.RunId)]
            : [];

    public async Task<int?> CountOpenAsync(CancellationToken cancellationToken) =>
        await states.CountOpenAsync(cancellationToken);

    private async Task<IReadOnlyList<WorkItem>> PrepareAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        if (await states.StartAsync(run, cancellationToken) is not { } attempts)
            return [];
        if (attempts - 1 > WorkPolicy.MaxRunCrashes)
            return await publication.FailAsync(
                run,
                WorkPolicy.DescribeCrashes(attempts - 1),
                cancellationToken
            );
        Log.Started(logger, run.RunId, run.AsOf, run.Horizon);
        if (!await models.ExistAsync(run, cancellationToken))
            await models.SaveAsync(
                run,
                await training.TrainAsync(run, cancellationToken),
                cancellationToken
            );
        var open = await batches.FindOpenAsync(run, cancellationToken);
        await states.RevertAttemptAsync(run, cancellationToken);
        return open.Count > 0
            ? [.. open.Select(b => BatchHandler.ToItem(run, b))]
            : await publication.PublishAsync(run, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Run {RunId} started: as of {AsOf}, {Horizon} months"
        )]
        public static partial void Started(ILogger logger, string runId, Month asOf, int horizon);
    }
}

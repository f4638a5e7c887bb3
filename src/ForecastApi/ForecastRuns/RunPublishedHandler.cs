using System.Runtime.ExceptionServices;
using ForecastApi.Data;
using ForecastApi.Work;

namespace ForecastApi.ForecastRuns;

/// <summary>Runs the steps that follow the publication of a run. A database outage in one of them repeats them all.</summary>
public sealed partial class RunPublishedHandler(
    FollowUpStore followUps,
    RunStateStore states,
    IEnumerable<IRunPublishedHandler> steps,
    ILogger<RunPublishedHandler> logger
) : IWorkHandler
{
    public WorkKind Kind => WorkKind.RunPublished;

    /// <summary>Returns the work item of a run's follow-up.</summary>
    public static WorkItem ToItem(string runId) => new(WorkKind.RunPublished, runId);

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        if (
            await followUps.FindOpenAsync(cancellationToken) is not { } run
            || run.RunId != item.Key
            || await followUps.StartAsync(run, cancellationToken) is not { } attempts
        )
            return [];
        using var span = Telemetry.StartWork(
            "forecast run published",
            await states.ReadTraceParentAsync(run, cancellationToken)
        );
        span?.SetTag("forecastapi.run", run.RunId);
        try
        {
            // Steps that crash every process are left to the next run
            if (attempts - 1 <= WorkPolicy.MaxRunCrashes)
                await HandleAsync(run, cancellationToken);
        }
        catch (Exception)
        {
            await states.RevertAttemptAsync(run, CancellationToken.None);
            throw;
        }
        await followUps.CompleteAsync(run, cancellationToken);
        return [new WorkItem(WorkKind.CacheWarming)];
    }

    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        await followUps.FindOpenAsync(cancellationToken) is { } run ? [ToItem(run.RunId)] : [];

    private async Task HandleAsync(RunKey run, CancellationToken cancellationToken)
    {
        Exception? outage = null;
        foreach (var step in steps)
            try
            {
                await step.HandleAsync(run, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.StepFailed(logger, step.GetType().Name, run.RunId, error);
                if (states.DescribeOutage(error) is not null)
                    outage = error;
            }
        if (
            outage is not null
            && await states.CountDatabaseErrorAsync(run, cancellationToken)
                <= WorkPolicy.MaxDatabaseErrors
        )
            ExceptionDispatchInfo.Throw(outage);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Error,
            "Step {Step} after run {RunId} failed; the run remains published"
        )]
        public static partial void StepFailed(
            ILogger logger,
            string step,
            string runId,
            Exception error
        );
    }
}

using ForecastApi.Work;

namespace ForecastApi.ForecastRuns.Nightly;

/// <summary>
/// Creates the nightly run. Hangfire's schedule triggers it on time; the recovery finds the nights that were missed while
/// no process was running.
/// </summary>
public sealed partial class NightlyRunHandler(
    NightlySchedule schedule,
    ILogger<NightlyRunHandler> logger
) : IWorkHandler
{
    public WorkKind Kind => WorkKind.NightlyRun;

    /// <summary>The work item that creates the nightly run.</summary>
    public static WorkItem Item { get; } = new(WorkKind.NightlyRun);

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        if (await schedule.TakeAsync(cancellationToken) is not { } run)
            return [];
        Log.Due(logger, run.Id);
        return [RunHandler.ToItem(run.Id)];
    }

    public async Task<IReadOnlyList<WorkItem>> FindOpenAsync(CancellationToken cancellationToken) =>
        await schedule.IsDueAsync(cancellationToken) ? [Item] : [];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Nightly run {RunId} is due")]
        public static partial void Due(ILogger logger, string runId);
    }
}

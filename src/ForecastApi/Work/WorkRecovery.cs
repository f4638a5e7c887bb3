namespace ForecastApi.Work;

/// <summary>
/// Enqueues the work that is open in the tables but unknown to Hangfire: after a process was killed, or after Hangfire's
/// storage was lost or rejected a job. It runs four times a minute, so that the work of a killed process resumes within a minute.
/// </summary>
public sealed partial class WorkRecovery(
    Lazy<IEnumerable<IWorkHandler>> handlers,
    WorkQueue queue,
    ILogger<WorkRecovery> logger
) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Recovery;

    public bool Retries => false;

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        // The tables first: work that is enqueued meanwhile is then known, and work that ends meanwhile does nothing again
        var open = new List<WorkItem>();
        foreach (var handler in handlers.Value)
            open.AddRange(await FindOpenAsync(handler, cancellationToken));
        if (open.Count == 0)
            return [];
        var known = queue.ListKnown();
        return
        [
            .. open.Where(o =>
                !known.Contains(new WorkItem(o.Kind, o.Key))
                && (o.EnqueuedBy is null || !known.Contains(o.EnqueuedBy))
            ),
        ];
    }

    /// <summary>A kind that cannot be read does not keep the other kinds from being recovered.</summary>
    private async Task<IReadOnlyList<WorkItem>> FindOpenAsync(
        IWorkHandler handler,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await handler.FindOpenAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRead(logger, handler.Kind, error);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The open work of kind {Kind} could not be read")]
        public static partial void NotRead(ILogger logger, WorkKind kind, Exception error);
    }
}

namespace ForecastApi.Work;

/// <summary>
/// Enqueues again the work that is open in the tables and not in Hangfire: after a process was killed, after its storage
/// was lost or refused a job. It runs four times a minute, so that the work of a process that was killed goes on within one.
/// </summary>
public sealed class WorkRecovery(Lazy<IEnumerable<IWorkHandler>> handlers, WorkQueue queue)
    : IWorkHandler
{
    public WorkKind Kind => WorkKind.Recovery;

    public async Task<IReadOnlyList<WorkItem>> RunAsync(
        WorkItem item,
        CancellationToken cancellationToken
    )
    {
        // Read first: work that ends meanwhile is found as known, not as lost
        var open = new List<WorkItem>();
        foreach (var handler in handlers.Value)
            open.AddRange(await handler.FindOpenAsync(cancellationToken));
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
}

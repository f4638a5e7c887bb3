namespace ForecastApi.Work;

/// <summary>
/// Enqueues the work that is open in the tables but unknown to Hangfire: after a process was killed, or after Hangfire's
/// storage was lost or rejected a job. It runs four times a minute, so that the work of a killed process resumes within one.
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
        // Read before the tables, so that work that ends in between counts as known, not as lost
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

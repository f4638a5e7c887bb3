using Hangfire;
using Hangfire.Storage;

namespace ForecastApi.Work;

/// <summary>Enqueues work in Hangfire, lists it and cancels it.</summary>
public sealed partial class WorkQueue(
    IBackgroundJobClient jobs,
    JobStorage storage,
    ILogger<WorkQueue> logger
)
{
    private const int PageSize = 1000;

    /// <summary>
    /// Enqueues an item whose row is committed. Never throws: if Hangfire's storage rejects the job, the recovery enqueues
    /// the item later.
    /// </summary>
    public void Enqueue(WorkItem item)
    {
        try
        {
            jobs.Enqueue<WorkJob>(
                WorkQueues.Select(item),
                job => job.RunAsync(item.Kind, item.Key, item.Isolated, CancellationToken.None)
            );
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotEnqueued(logger, item.Kind, item.Key, error);
        }
    }

    /// <summary>Deletes the running jobs of an item, which cancels their tokens.</summary>
    public void Cancel(WorkItem item)
    {
        try
        {
            foreach (var (id, job) in storage.GetMonitoringApi().ProcessingJobs(0, PageSize))
                if (job?.Job is { } call && TryRead(call) == item)
                    jobs.Delete(id);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotCancelled(logger, item.Kind, item.Key, error);
        }
    }

    /// <summary>
    /// Lists the items that Hangfire has queued or is running. Deletes the jobs of stopped servers instead of listing them,
    /// so that their items are enqueued again.
    /// </summary>
    public IReadOnlySet<WorkItem> ListKnown()
    {
        var monitor = storage.GetMonitoringApi();
        var known = new HashSet<WorkItem>();
        foreach (var queue in monitor.Queues())
            Add(
                known,
                from => monitor.EnqueuedJobs(queue.Name, from, PageSize).Select(j => j.Value?.Job)
            );
        Add(known, from => monitor.ScheduledJobs(from, PageSize).Select(j => j.Value?.Job));
        var processing = new List<(string JobId, string ServerId)>();
        Add(
            known,
            from =>
                monitor
                    .ProcessingJobs(from, PageSize)
                    .Select(j =>
                    {
                        if (j.Value is not null)
                            processing.Add((j.Key, j.Value.ServerId));
                        return j.Value?.Job;
                    })
        );
        DeleteAbandoned(known, processing, monitor);
        return known;
    }

    /// <summary>The servers are read after the jobs, so that a server that has just started is among them.</summary>
    private void DeleteAbandoned(
        HashSet<WorkItem> known,
        List<(string JobId, string ServerId)> processing,
        IMonitoringApi monitor
    )
    {
        var servers = monitor.Servers().Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, server) in processing)
            if (!servers.Contains(server))
            {
                if (monitor.JobDetails(id)?.Job is { } job && TryRead(job) is { } item)
                    known.Remove(item);
                jobs.Delete(id);
                Log.Abandoned(logger, id);
            }
    }

    private static void Add(
        HashSet<WorkItem> known,
        Func<int, IEnumerable<Hangfire.Common.Job?>> readPage
    )
    {
        for (var from = 0; ; from += PageSize)
        {
            var page = readPage(from).ToList();
            foreach (var job in page)
                if (job is not null && TryRead(job) is { } item)
                    known.Add(item);
            if (page.Count < PageSize)
                return;
        }
    }

    private static WorkItem? TryRead(Hangfire.Common.Job job) =>
        job.Type == typeof(WorkJob) && job.Args is [WorkKind kind, string key, ..]
            ? new(kind, key)
            : null;

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "Hangfire did not accept {Kind} {Key}; the recovery enqueues it"
        )]
        public static partial void NotEnqueued(
            ILogger logger,
            WorkKind kind,
            string key,
            Exception error
        );

        [LoggerMessage(2, LogLevel.Warning, "The job of {Kind} {Key} could not be cancelled")]
        public static partial void NotCancelled(
            ILogger logger,
            WorkKind kind,
            string key,
            Exception error
        );

        [LoggerMessage(
            3,
            LogLevel.Warning,
            "The server that was running job {JobId} has stopped; its work is enqueued again"
        )]
        public static partial void Abandoned(ILogger logger, string jobId);
    }
}

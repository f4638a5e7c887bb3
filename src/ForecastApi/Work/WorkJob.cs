using Hangfire;

namespace ForecastApi.Work;

/// <summary>The method that Hangfire calls for every piece of background work.</summary>
public sealed partial class WorkJob(
    IEnumerable<IWorkHandler> handlers,
    WorkQueue queue,
    ILogger<WorkJob> logger
)
{
    /// <summary>
    /// Runs an item and enqueues the work that follows. An exception is a transient failure: Hangfire retries the item
    /// without limit, since the handlers limit their own attempts.
    /// </summary>
    [JobDisplayName("{0} {1}")]
    [AutomaticRetry(
        Attempts = int.MaxValue,
        DelaysInSeconds = [1, 2, 5, 10, 20, 30],
        LogEvents = false
    )]
    public async Task RunAsync(
        WorkKind kind,
        string key,
        bool isolated,
        CancellationToken cancellationToken
    )
    {
        var handler = handlers.Single(h => h.Kind == kind);
        try
        {
            var item = new WorkItem(kind, key) { Isolated = isolated };
            var following = await handler.RunAsync(item, cancellationToken);
            foreach (var next in following)
                queue.Enqueue(next);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, kind, key, error);
            if (handler.Retries)
                throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Kind} {Key} failed and will be retried")]
        public static partial void Failed(
            ILogger logger,
            WorkKind kind,
            string key,
            Exception error
        );
    }
}

using Hangfire;
using Microsoft.Extensions.Options;

namespace ForecastApi.Work;

/// <summary>Schedules the recurring work and recovers the open work when a worker process starts.</summary>
public sealed partial class WorkStartup(
    IRecurringJobManager recurringJobs,
    IEnumerable<RecurringWork> recurring,
    WorkQueue queue,
    IOptions<NodeOptions> node,
    CacheWarming warming,
    TimeProvider clock,
    ILogger<WorkStartup> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (node.Value.Answers)
            queue.Enqueue(warming.OfThisNode);
        if (!node.Value.Works)
            return;
        Schedule();
        queue.Enqueue(new WorkItem(WorkKind.Recovery));
        // The servers of a killed process count as running until their heartbeat times out
        await Task.Delay(
            WorkServers.ServerTimeout + WorkServers.ServerCheckInterval,
            clock,
            stoppingToken
        );
        queue.Enqueue(new WorkItem(WorkKind.Recovery));
    }

    private void Schedule()
    {
        foreach (var work in recurring)
            try
            {
                if (work.Cron.Length == 0)
                    recurringJobs.RemoveIfExists(work.Id);
                else
                    recurringJobs.AddOrUpdate<WorkJob>(
                        work.Id,
                        WorkQueues.Select(work.Item),
                        job =>
                            job.RunAsync(
                                work.Item.Kind,
                                work.Item.Key,
                                work.Item.Isolated,
                                CancellationToken.None
                            ),
                        work.Cron,
                        new RecurringJobOptions
                        {
                            TimeZone = work.TimeZone,
                            MisfireHandling = MisfireHandlingMode.Relaxed,
                        }
                    );
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Log.NotScheduled(logger, work.Id, error);
            }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Hangfire did not accept the recurring job {JobId}")]
        public static partial void NotScheduled(ILogger logger, string jobId, Exception error);
    }
}

using Hangfire.Processing;

namespace ForecastApi.Work.Computing;

/// <summary>
/// Creates the threads of jobs. What a job awaits continues on them: neither on the pool that answers requests, nor on
/// Hangfire's own workers, which stop continuing a job once it is cancelled and would leave its locks taken.
/// </summary>
public sealed class JobThreads : IDisposable
{
    private readonly List<BackgroundTaskScheduler> _schedulers = [];

    /// <summary>Creates the threads of one server, at least one.</summary>
    public TaskScheduler Create(int count)
    {
        var scheduler = new BackgroundTaskScheduler(count);
        lock (_schedulers)
            _schedulers.Add(scheduler);
        return scheduler;
    }

    public void Dispose()
    {
        foreach (var scheduler in _schedulers)
            scheduler.Dispose();
    }
}

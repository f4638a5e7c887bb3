using Hangfire.Processing;

namespace ForecastApi.Work.Computing;

/// <summary>
/// Runs reads that aggregate many rows on threads of their own: SQLite blocks the thread that reads, and requests would
/// wait for a thread of the pool.
/// </summary>
/// <param name="count">The number of threads, at least 1.</param>
public sealed class ReadThreads(int count) : IDisposable
{
    private readonly BackgroundTaskScheduler _threads = new(count);

    /// <summary>Starts a read. What it awaits continues on these threads as well.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken) =>
        Task
            .Factory.StartNew(
                read,
                cancellationToken,
                TaskCreationOptions.DenyChildAttach,
                _threads
            )
            .Unwrap();

    public void Dispose() => _threads.Dispose();
}

using System.Globalization;
using Hangfire.Processing;

namespace ForecastApi.Work.Computing;

/// <summary>
/// Computes on a fixed number of threads below the priority of requests, so that computing takes neither the threads of
/// the pool nor, while requests need it, the processor.
/// </summary>
public sealed class ComputeThreads : IDisposable
{
    private readonly BackgroundTaskScheduler _computing;

    // A thread inherits the priority of the thread that starts it, and whatever continues on the pool may start one: a
    // thread of ordinary priority completes the results
    private readonly BackgroundTaskScheduler _completion;

    /// <param name="name">The name of the threads in a debugger or dump.</param>
    /// <param name="count">The number of threads, at least 1.</param>
    public ComputeThreads(string name, int count)
    {
        _computing = new(start => Create(name, count, start), exceptionHandler: null);
        _completion = new(1);
    }

    /// <summary>Runs a computation. One that waits is cancelled at once, one that runs must watch the token itself.</summary>
    /// <param name="compute">Computes without I/O; its parallel loops may run on <see cref="TaskScheduler.Current"/>.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    public Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken) =>
        Task
            .Factory.StartNew(
                compute,
                cancellationToken,
                TaskCreationOptions.DenyChildAttach,
                _computing
            )
            .ContinueWith(
                task => task,
                CancellationToken.None,
                TaskContinuationOptions.DenyChildAttach,
                _completion
            )
            .Unwrap();

    public void Dispose()
    {
        _computing.Dispose();
        _completion.Dispose();
    }

    private static IEnumerable<Thread> Create(string name, int count, ThreadStart start) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new Thread(() =>
                {
                    ThreadPriorities.LowerCurrent();
                    start();
                })
                {
                    IsBackground = true,
                    Name = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"),
                }),
        ];
}

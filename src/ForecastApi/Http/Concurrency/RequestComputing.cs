using ForecastApi.Work.Computing;

namespace ForecastApi.Http.Concurrency;

/// <summary>
/// Computes for requests, a few at a time and off the threads that answer them. Further requests wait, and get 429 once
/// too many do. A request acquires its slot once its body is received and releases it before its answer is sent, so that
/// a slow client holds none.
/// </summary>
public sealed class RequestComputing : IDisposable
{
    private readonly CallerLimiter _computations;
    private readonly CallerLimiter _reads;
    private readonly ComputeThreads _computeThreads;
    private readonly ReadThreads _readThreads;

    /// <param name="atOnce">The number of computations, and of aggregating reads, at once.</param>
    /// <param name="waiting">The number of computations, and of aggregating reads, of one caller that wait.</param>
    /// <param name="accessor">The request whose caller is counted.</param>
    public RequestComputing(int atOnce, int waiting, IHttpContextAccessor accessor)
    {
        _computations = new(atOnce, waiting, accessor);
        _reads = new(atOnce, waiting, accessor);
        _computeThreads = new("compute", atOnce);
        _readThreads = new(atOnce);
    }

    /// <summary>Computes without I/O, below the priority of requests.</summary>
    /// <exception cref="ProblemException">429: too many computations wait.</exception>
    public async Task<T> ComputeAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        using var slot = await _computations.AcquireAsync(cancellationToken);
        return await _computeThreads.RunAsync(compute, cancellationToken);
    }

    /// <summary>Reads many rows and aggregates them. A read must not start another: both would wait.</summary>
    /// <exception cref="ProblemException">429: too many reads wait.</exception>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        using var slot = await _reads.AcquireAsync(cancellationToken);
        return await _readThreads.RunAsync(read, cancellationToken);
    }

    /// <summary>
    /// Streams many rows into an answer. Needs no slot: while its client does not read, it holds no thread.
    /// </summary>
    public Task<T> StreamAsync<T>(Func<Task<T>> stream, CancellationToken cancellationToken) =>
        _readThreads.RunAsync(stream, cancellationToken);

    public void Dispose()
    {
        _computations.Dispose();
        _reads.Dispose();
        _computeThreads.Dispose();
        _readThreads.Dispose();
    }
}

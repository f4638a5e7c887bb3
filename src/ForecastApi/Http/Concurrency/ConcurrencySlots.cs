using System.Threading.RateLimiting;

namespace ForecastApi.Http.Concurrency;

/// <summary>
/// Limits how much work of each kind runs at once. Further requests wait in a queue, and get 429 when it is full, so that
/// read requests stay fast under load.
/// </summary>
/// <param name="permits">The maximum number of requests of a kind that run at once.</param>
/// <param name="waiting">The maximum number of requests of a kind that wait.</param>
public sealed class ConcurrencySlots(Func<ConcurrencyLimit, int> permits, int waiting) : IDisposable
{
    private readonly Dictionary<ConcurrencyLimit, ConcurrencyLimiter> _limiters =
        Enum.GetValues<ConcurrencyLimit>()
            .ToDictionary(
                limit => limit,
                limit => new ConcurrencyLimiter(
                    new()
                    {
                        PermitLimit = permits(limit),
                        QueueLimit = waiting,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
                )
            );

    /// <summary>Waits for a slot, which is free again once it is disposed.</summary>
    /// <exception cref="ProblemException">429: too many requests of this kind are waiting.</exception>
    public async Task<IDisposable> AcquireAsync(
        ConcurrencyLimit limit,
        CancellationToken cancellationToken
    )
    {
        var lease = await _limiters[limit].AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw ProblemException.Busy();
    }

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }
}

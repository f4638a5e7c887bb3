namespace ForecastApi.Http.Concurrency;

/// <summary>
/// Limits how much work of each kind runs at once. Further requests wait in a queue, and get 429 when it is full, so that
/// read requests stay fast under load.
/// </summary>
/// <param name="permits">The maximum number of requests of a kind that run at once.</param>
/// <param name="waiting">The maximum number of requests of a kind and a caller that wait.</param>
/// <param name="accessor">The request whose caller is counted.</param>
public sealed class ConcurrencySlots(
    Func<ConcurrencyLimit, int> permits,
    int waiting,
    IHttpContextAccessor accessor
) : IDisposable
{
    private readonly Dictionary<ConcurrencyLimit, CallerLimiter> _limiters =
        Enum.GetValues<ConcurrencyLimit>()
            .ToDictionary(
                limit => limit,
                limit => new CallerLimiter(permits(limit), waiting, accessor)
            );

    /// <summary>Waits for a slot, which is free again once it is disposed.</summary>
    /// <exception cref="ProblemException">429: too many requests of this kind and caller wait.</exception>
    public Task<IDisposable> AcquireAsync(
        ConcurrencyLimit limit,
        CancellationToken cancellationToken
    ) => _limiters[limit].AcquireAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }
}

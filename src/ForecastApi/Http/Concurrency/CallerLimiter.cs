using System.Threading.RateLimiting;
using ForecastApi.Common;

namespace ForecastApi.Http.Concurrency;

/// <summary>
/// Limits concurrent work, first of each caller and then of all, so that a caller with many requests waits for its own
/// and delays those of others by one of them at most.
/// </summary>
public sealed class CallerLimiter : IDisposable
{
    private readonly IHttpContextAccessor _accessor;
    private readonly PartitionedRateLimiter<string> _ofCaller;
    private readonly ConcurrencyLimiter _all;

    /// <param name="permits">The maximum number of requests that run at once.</param>
    /// <param name="waiting">The maximum number of requests of one caller that wait.</param>
    /// <param name="accessor">The request whose caller is counted; work without a request has one caller.</param>
    public CallerLimiter(int permits, int waiting, IHttpContextAccessor accessor)
    {
        _accessor = accessor;
        var inLine = Math.Min(1, waiting);
        _ofCaller = PartitionedRateLimiter.Create<string, string>(
            caller =>
                RateLimitPartition.GetConcurrencyLimiter(
                    caller,
                    _ => Options(permits + inLine, waiting - inLine)
                ),
            StringComparer.Ordinal
        );
        _all = new(Options(permits, int.MaxValue));
    }

    /// <summary>Waits for a slot, which is free again once it is disposed.</summary>
    /// <exception cref="ProblemException">429: too many requests of this caller wait.</exception>
    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        var caller = _accessor.HttpContext is { } context ? Caller.Of(context.User)?.Id : null;
        var own = await _ofCaller.AcquireAsync(caller ?? "", 1, cancellationToken);
        if (!own.IsAcquired)
        {
            own.Dispose();
            throw ProblemException.Busy();
        }
        try
        {
            return new Slot(own, await _all.AcquireAsync(1, cancellationToken));
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _ofCaller.Dispose();
        _all.Dispose();
    }

    private static ConcurrencyLimiterOptions Options(int permits, int queue) =>
        new()
        {
            PermitLimit = permits,
            QueueLimit = queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    private sealed class Slot(RateLimitLease own, RateLimitLease ofAll) : IDisposable
    {
        public void Dispose()
        {
            ofAll.Dispose();
            own.Dispose();
        }
    }
}

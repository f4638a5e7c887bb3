using System.Globalization;
using System.Threading.RateLimiting;
using ForecastApi.Http;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// Limits the reads and writes of each caller per minute; every response carries the number left
/// (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
public sealed class RateLimits(RequestDelegate next, IOptions<TrafficOptions> options) : IDisposable
{
    // Tokens are replenished in small steps, so that one is available after the delay in Retry-After
    private const int PeriodsPerMinute = 60;

    private readonly PartitionedRateLimiter<string> _reads = PerCaller(
        options.Value.ReadsPerMinute
    );

    private readonly PartitionedRateLimiter<string> _writes = PerCaller(
        options.Value.WritesPerMinute
    );

    public async Task InvokeAsync(HttpContext context)
    {
        var isRead =
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var (name, limiter, perMinute) = isRead
            ? ("reads", _reads, options.Value.ReadsPerMinute)
            : ("writes", _writes, options.Value.WritesPerMinute);
        var caller =
            context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        using var lease = limiter.AttemptAcquire(caller);
        var left = limiter.GetStatistics(caller)?.CurrentAvailablePermits ?? 0;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? (int)Math.Ceiling(after.TotalSeconds)
            : 1;
        var policy = Invariant($"\"{name}\";q={perMinute};w=60");
        var state = Invariant($"\"{name}\";r={left};t={wait}");
        // Set when the response starts: the exception handler clears headers set before
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = policy;
            context.Response.Headers["RateLimit"] = state;
            return Task.CompletedTask;
        });
        if (!lease.IsAcquired)
            throw new ProblemException(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.TooManyRequests,
                Invariant(
                    $"The limit of {perMinute} {name} per minute is exceeded. Retry after the delay in Retry-After."
                )
            ).With("Retry-After", wait.ToString(CultureInfo.InvariantCulture));
        await next(context);
    }

    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
    }

    private static PartitionedRateLimiter<string> PerCaller(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(
            caller =>
                RateLimitPartition.GetTokenBucketLimiter(
                    caller,
                    _ =>
                        new()
                        {
                            TokenLimit = perMinute,
                            TokensPerPeriod = Math.Max(1, perMinute / PeriodsPerMinute),
                            ReplenishmentPeriod = TimeSpan.FromMinutes(
                                (double)Math.Max(1, perMinute / PeriodsPerMinute) / perMinute
                            ),
                            QueueLimit = 0,
                        }
                ),
            StringComparer.Ordinal
        );
}

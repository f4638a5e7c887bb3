using System.Globalization;
using System.Threading.RateLimiting;
using ForecastApi.Http;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// So many reads and changes of one caller in a minute, and every answer says how many are left (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
public sealed class RateLimits(RequestDelegate next, IOptions<TrafficOptions> options) : IDisposable
{
    // Tokens come back in small steps: a caller who waits as told finds one
    private const int StepsPerMinute = 60;

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
        var policy = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={perMinute};w=60");
        var state = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={wait}");
        // Said at the last moment: an error on the way would take it back
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = policy;
            context.Response.Headers["RateLimit"] = state;
            return Task.CompletedTask;
        });
        if (!lease.IsAcquired)
            throw new ProblemException(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.Of(429),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"These were more than {perMinute} {name} in a minute; wait as long as Retry-After says."
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
                            TokensPerPeriod = Math.Max(1, perMinute / StepsPerMinute),
                            ReplenishmentPeriod = TimeSpan.FromMinutes(
                                (double)Math.Max(1, perMinute / StepsPerMinute) / perMinute
                            ),
                            QueueLimit = 0,
                        }
                ),
            StringComparer.Ordinal
        );
}

using System.Globalization;
using System.Threading.RateLimiting;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// Limits the reads and writes of each caller per minute; every response carries the number left
/// (draft-ietf-httpapi-ratelimit-headers). Probes and sign-ins have limits of their own, so that other requests of the
/// same address, such as that of a proxy, do not exhaust them.
/// </summary>
public sealed class RateLimits(RequestDelegate next, IOptions<TrafficOptions> options) : IDisposable
{
    // Tokens are replenished in small steps, so that one is available after the delay in Retry-After
    private const int PeriodsPerMinute = 60;

    private readonly CallerLimit _reads = new("reads", options.Value.ReadsPerMinute);
    private readonly CallerLimit _writes = new("writes", options.Value.WritesPerMinute);
    private readonly CallerLimit _probes = new("probes", options.Value.ProbesPerMinute);
    private readonly CallerLimit _signIns = new("signIns", options.Value.SignInsPerMinute);

    public async Task InvokeAsync(HttpContext context)
    {
        var (limit, caller) = Select(context);
        var (name, limiter, perMinute) = (limit.Name, limit.Limiter, limit.PerMinute);
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
        _probes.Dispose();
        _signIns.Dispose();
    }

    private (CallerLimit Limit, string Caller) Select(HttpContext context)
    {
        var request = context.Request;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            return (_probes, address);
        if (request.Path.Equals(PageUrls.SignIn, StringComparison.OrdinalIgnoreCase))
            return (_signIns, address);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return (isRead ? _reads : _writes, Caller.Of(context.User)?.Id ?? address);
    }

    private sealed class CallerLimit(string name, int perMinute) : IDisposable
    {
        public string Name { get; } = name;

        public int PerMinute { get; } = perMinute;

        public PartitionedRateLimiter<string> Limiter { get; } =
            PartitionedRateLimiter.Create<string, string>(
                caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(perMinute)),
                StringComparer.Ordinal
            );

        public void Dispose() => Limiter.Dispose();

        private static TokenBucketRateLimiterOptions Bucket(int perMinute) =>
            new()
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / PeriodsPerMinute),
                ReplenishmentPeriod = TimeSpan.FromMinutes(
                    (double)Math.Max(1, perMinute / PeriodsPerMinute) / perMinute
                ),
                QueueLimit = 0,
            };
    }
}

using System.Threading.RateLimiting;
using ForecastApi.Http;
using ForecastApi.Http.Metadata;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// Limits how many plans and imports run at once. Further requests wait in a queue, and get 429 when it is full, so
/// that read requests stay fast under load.
/// </summary>
public sealed class ConcurrencyLimits(RequestDelegate next, IOptions<TrafficOptions> options)
{
    private readonly Dictionary<ConcurrencyLimit, ConcurrencyLimiter> _limiters = new()
    {
        [ConcurrencyLimit.Plan] = Limiter(
            options.Value.PlansAtOnce > 0 ? options.Value.PlansAtOnce : Environment.ProcessorCount,
            options.Value.Waiting
        ),
        [ConcurrencyLimit.Import] = Limiter(options.Value.ImportsAtOnce, options.Value.Waiting),
    };

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<ConcurrencyLimitedAttribute>()
            is not { } limited
        )
        {
            await next(context);
            return;
        }
        using var lease = await _limiters[limited.Limit].AcquireAsync(1, context.RequestAborted);
        if (!lease.IsAcquired)
            throw ProblemException.Busy();
        await next(context);
    }

    private static ConcurrencyLimiter Limiter(int maxConcurrent, int maxQueued) =>
        new(
            new()
            {
                PermitLimit = maxConcurrent,
                QueueLimit = maxQueued,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
}

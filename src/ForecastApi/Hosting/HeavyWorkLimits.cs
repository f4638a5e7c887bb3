using System.Globalization;
using System.Threading.RateLimiting;
using ForecastApi.Http;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Lets heavy work through a few at a time; a flood of it waits, or is told to come back, and starves nobody.</summary>
public sealed class HeavyWorkLimits(RequestDelegate next, IOptions<TrafficOptions> options)
{
    private const int ComeBackSeconds = 5;

    private readonly Dictionary<HeavyWork, ConcurrencyLimiter> _limiters = new()
    {
        [HeavyWork.Plan] = Limiter(
            options.Value.PlansAtOnce > 0 ? options.Value.PlansAtOnce : Environment.ProcessorCount,
            options.Value.Waiting
        ),
        [HeavyWork.Import] = Limiter(options.Value.ImportsAtOnce, options.Value.Waiting),
    };

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<HeavyAttribute>() is not { } heavy)
        {
            await next(context);
            return;
        }
        using var turn = await _limiters[heavy.Kind].AcquireAsync(1, context.RequestAborted);
        if (!turn.IsAcquired)
            throw new ProblemException(
                StatusCodes.Status429TooManyRequests,
                "busy",
                "Too much of this work is waiting already; come back in a few seconds. Reading goes on."
            ).With("Retry-After", ComeBackSeconds.ToString(CultureInfo.InvariantCulture));
        await next(context);
    }

    private static ConcurrencyLimiter Limiter(int atOnce, int waiting) =>
        new(
            new()
            {
                PermitLimit = atOnce,
                QueueLimit = waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
}

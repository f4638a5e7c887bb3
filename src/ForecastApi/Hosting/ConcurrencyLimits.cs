using ForecastApi.Http.Concurrency;
using ForecastApi.Http.Metadata;

namespace ForecastApi.Hosting;

/// <summary>Lets a request of a limited operation wait for its slot.</summary>
public sealed class ConcurrencyLimits(RequestDelegate next, ConcurrencySlots slots)
{
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
        using (await slots.AcquireAsync(limited.Limit, context.RequestAborted))
            await next(context);
    }
}

using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>Bounds how long a request waits for a locked database.</summary>
public sealed class RequestLimits(RequestDelegate next, IOptions<DatabaseOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        RequestWait.Limit(options.Value.RequestWaitSeconds);
        await next(context);
    }
}

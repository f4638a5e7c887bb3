namespace ForecastApi.Http;

/// <summary>
/// Gives a SKU its slashes back: servers leave %2F in a path as it is, lest it part segments, and hand it
/// on undecoded.
/// </summary>
public sealed class SlashInPath(RequestDelegate next)
{
    private const string Sku = "sku";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.RouteValues.TryGetValue(Sku, out var value) && value is string sku)
            context.Request.RouteValues[Sku] = sku.Replace(
                "%2F",
                "/",
                StringComparison.OrdinalIgnoreCase
            );
        return next(context);
    }
}

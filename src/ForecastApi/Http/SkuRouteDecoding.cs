namespace ForecastApi.Http;

/// <summary>
/// Decodes <c>%2F</c> in the <c>sku</c> route value: the server leaves an encoded slash in the path as it is, because
/// decoding it would split the segment.
/// </summary>
public sealed class SkuRouteDecoding(RequestDelegate next)
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

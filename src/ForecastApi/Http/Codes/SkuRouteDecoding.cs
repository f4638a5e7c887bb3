using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ForecastApi.Http.Codes;

/// <summary>
/// Decodes the <c>sku</c> route value once, so that every SKU is addressed by its encoded form. The server leaves
/// <c>%2F</c> in the path as it is, because decoding it would split the segment, and decodes <c>%252F</c> to the same
/// text: only the request line distinguishes them.
/// </summary>
public sealed class SkuRouteDecoding(RequestDelegate next)
{
    private const string Sku = "sku";
    private const string EncodedSlash = "%2F";

    public Task InvokeAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        if (
            values.TryGetValue(Sku, out var value)
            && value is string sku
            && sku.Contains(EncodedSlash, StringComparison.OrdinalIgnoreCase)
        )
            values[Sku] = FindSegment(context) is { } segment
                ? Uri.UnescapeDataString(segment)
                : Decode(sku);
        return next(context);
    }

    /// <summary>Returns the encoded segment of the SKU; null if the request line has another form than the route.</summary>
    private static string? FindSegment(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return null;
        var route = endpoint.RoutePattern.PathSegments;
        var place = route
            .TakeWhile(s => s.Parts is not [RoutePatternParameterPart { Name: Sku }])
            .Count();
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?', 2)[0];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return
            path is ['/', ..]
            && place < route.Count
            && segments.Length == route.Count
            && Decode(Uri.UnescapeDataString(segments[place]))
                == Decode((string)context.Request.RouteValues[Sku]!)
            ? segments[place]
            : null;
    }

    private static string Decode(string text) =>
        text.Replace(EncodedSlash, "/", StringComparison.OrdinalIgnoreCase);
}

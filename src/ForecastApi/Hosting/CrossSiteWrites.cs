using ForecastApi.Access;
using ForecastApi.Http;
using Microsoft.Extensions.Options;

namespace ForecastApi.Hosting;

/// <summary>
/// Refuses writes that a page of another site makes a browser send, before their body is received. CORS does not
/// restrict forms, and a browser adds the sign-in, or in Development the address of this machine, by itself; a caller
/// with a key or token proves its intent by the header.
/// </summary>
public sealed class CrossSiteWrites(RequestDelegate next, IOptions<TrafficOptions> options)
{
    private const string FetchSite = "Sec-Fetch-Site";

    public Task InvokeAsync(HttpContext context) =>
        IsWrite(context.Request) && !HasKey(context.Request) && IsForeign(context.Request)
            ? throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Forbidden,
                "A page of another site may not write with the sign-in of this service. Send an API key or token, or add the site to Traffic:Origins."
            )
            : next(context);

    private static bool IsWrite(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && !HttpMethods.IsOptions(request.Method);

    private static bool HasKey(HttpRequest request) =>
        request.Headers.ContainsKey(ApiKeyHandler.Header)
        || ApiKeyHandler.BearerToken(request).Length > 0;

    private bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (options.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return false;
        var site = request.Headers[FetchSite].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        // Older browsers send Origin alone; other clients send neither. The scheme is not compared: a proxy may end TLS
        return origin.Length > 0
            && (
                !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                || !uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}

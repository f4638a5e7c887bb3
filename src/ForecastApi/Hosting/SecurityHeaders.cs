using ForecastApi.Pages.Shared.Formatting;

namespace ForecastApi.Hosting;

/// <summary>Sets the security headers of every response: content security policy, no framing, no MIME sniffing, no referrer.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Pages =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    // The import page runs the script of the service and nothing inline
    private const string ScriptedPage = Pages + "; script-src 'self'; connect-src 'self'";

    // The Swagger page and the Hangfire dashboard run scripts of their own
    private const string Tools =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // The dashboard moves its path into PathBase while it answers
        var policy = PolicyOf(context.Request.Path);
        // Set when the response starts: the exception handler clears headers set before
        context.Response.OnStarting(() =>
        {
            Write(context, policy);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Write(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string PolicyOf(PathString path) =>
        IsTool(path) ? Tools
        : path.Equals(PageUrls.Import, StringComparison.OrdinalIgnoreCase) ? ScriptedPage
        : Pages;

    private static bool IsTool(PathString path) =>
        path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hangfire", StringComparison.OrdinalIgnoreCase);
}

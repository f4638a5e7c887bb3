using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Hosting;

/// <summary>
/// Adds an entity tag to the JSON response of every GET of the API, and responds 304 if the client has it already.
/// Exports are streamed and have no tag.
/// </summary>
public sealed class ConditionalGet(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (
            !HttpMethods.IsGet(context.Request.Method)
            || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || context.GetEndpoint() is not RouteEndpoint route
            || route.RoutePattern.RawText?.Contains('.', StringComparison.Ordinal) == true
        )
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            var headers = response.GetTypedHeaders();
            headers.ETag ??= new(
                $"\"{Convert.ToHexString(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)), 0, 8)}\"",
                isWeak: true
            );
            response.Headers.TryAdd(HeaderNames.CacheControl, "private, no-cache");
            if (Matches(context.Request, headers.ETag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                response.Headers.Remove(HeaderNames.ContentType);
                return;
            }
        }
        buffer.Position = 0;
        await buffer.CopyToAsync(body, context.RequestAborted);
    }

    private static bool Matches(HttpRequest request, EntityTagHeaderValue tag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(t =>
                t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)
            );
}

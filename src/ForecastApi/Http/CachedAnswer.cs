using System.ComponentModel;
using System.Reflection;
using ForecastApi.Data;
using Microsoft.AspNetCore.Http.Metadata;

namespace ForecastApi.Http;

/// <summary>A JSON answer that is serialised once and sent many times.</summary>
/// <param name="body">The JSON of a <typeparamref name="T"/>.</param>
/// <param name="tag">Its entity tag.</param>
[ImmutableObject(true)]
public sealed class CachedAnswer<T>(byte[] body, string tag)
    : IResult,
        IEndpointMetadataProvider,
        ICachedValue
{
    public int Kilobytes => (body.Length / 1024) + 1;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK,
                typeof(T),
                ["application/json"]
            )
        );

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

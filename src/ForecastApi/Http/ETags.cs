using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>Strong entity tags over the JSON that is sent, for every PUT and its GET.</summary>
public sealed class ETags(IOptions<JsonOptions> json)
{
    /// <summary>Returns the tag of a body; null for a resource that does not exist.</summary>
    [return: NotNullIfNotNull(nameof(body))]
    public string? Of<T>(T? body) =>
        body is null
            ? null
            : "\""
                + Convert.ToHexStringLower(
                    SHA256.HashData(
                        JsonSerializer.SerializeToUtf8Bytes(body, json.Value.SerializerOptions)
                    )
                )[..32]
                + "\"";

    /// <summary>Sets the tag of <paramref name="body"/> on the response and returns the body.</summary>
    public T Tagged<T>(HttpContext context, T body)
    {
        context.Response.Headers.ETag = Of(body);
        return body;
    }

    /// <summary>Rejects a change whose <c>If-Match</c> names another version than the stored one.</summary>
    public void RequireMatch<T>(HttpContext context, T? stored)
        where T : class => Precondition.From(context.Request).Check(Of(stored));
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Http;

/// <summary>Computes strong entity tags from the JSON of a response and checks preconditions, for every PUT and its GET.</summary>
public sealed class ETags(IOptions<JsonOptions> json)
{
    /// <summary>Computes the tag of a body; null for a resource that does not exist.</summary>
    [return: NotNullIfNotNull(nameof(body))]
    public string? Compute<T>(T? body) =>
        body is null
            ? null
            : "\""
                + Convert.ToHexStringLower(
                    SHA256.HashData(
                        JsonSerializer.SerializeToUtf8Bytes(body, json.Value.SerializerOptions)
                    )
                )[..32]
                + "\"";

    /// <summary>Sets the <c>ETag</c> header to the tag of <paramref name="body"/> and returns the body.</summary>
    public T Tagged<T>(HttpContext context, T body)
    {
        context.Response.Headers.ETag = Compute(body);
        return body;
    }

    /// <summary>Checks <c>If-Match</c> and <c>If-None-Match</c> of a change against the stored version.</summary>
    /// <exception cref="ProblemException">412: a precondition failed.</exception>
    public void RequireMatch<T>(HttpContext context, T? stored)
        where T : class => Precondition.From(context.Request).Check(Compute(stored));
}

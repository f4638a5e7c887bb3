using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Http;

/// <summary>Computes strong entity tags from the JSON of a response and checks preconditions, for every PUT and its GET.</summary>
public sealed class ETags(IOptions<JsonOptions> json)
{
    public string Compute<T>(T body) =>
        "\""
        + Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, json.Value.SerializerOptions))
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
        where T : class
    {
        // Creates only: a form does not overwrite an existing resource it has not read
        if (stored is not null && context.Request.Headers.IfNoneMatch == "*")
            throw new ProblemException(
                StatusCodes.Status412PreconditionFailed,
                ProblemCodes.StaleETag,
                "The resource already exists (If-None-Match: *). Nothing was changed."
            );
        var header = context.Request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header))
            return;
        var matches =
            EntityTagHeaderValue.TryParseList(header, out var tags)
            && stored is not null
            && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag == Compute(stored));
        if (!matches)
            throw new ProblemException(
                StatusCodes.Status412PreconditionFailed,
                ProblemCodes.StaleETag,
                "The stored version does not match If-Match. Read the resource again and repeat the change."
            );
    }
}

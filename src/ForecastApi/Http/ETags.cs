using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ForecastApi.Http;

/// <summary>Strong entity tags over the JSON that is sent, for every PUT and its GET.</summary>
public sealed class ETags(IOptions<JsonOptions> json)
{
    public string Of<T>(T body) =>
        "\""
        + Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, json.Value.SerializerOptions))
        )[..32]
        + "\"";

    /// <summary>Puts the tag of <paramref name="body"/> on the answer and hands the body back.</summary>
    public T Tagged<T>(HttpContext context, T body)
    {
        context.Response.Headers.ETag = Of(body);
        return body;
    }

    /// <summary>Refuses a change whose <c>If-Match</c> names another version than the stored one.</summary>
    public void RequireMatch<T>(HttpContext context, T? stored)
        where T : class
    {
        // How a form makes something new without knowing what is there
        if (stored is not null && context.Request.Headers.IfNoneMatch == "*")
            throw new ProblemException(
                StatusCodes.Status412PreconditionFailed,
                ProblemCodes.Of(412),
                "It is there already, and If-None-Match: * asks for a new one; nothing was changed."
            );
        var header = context.Request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header))
            return;
        var ok =
            EntityTagHeaderValue.TryParseList(header, out var tags)
            && stored is not null
            && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag == Of(stored));
        if (!ok)
            throw new ProblemException(
                StatusCodes.Status412PreconditionFailed,
                ProblemCodes.Of(412),
                "The stored version is not the one named in If-Match; read it again and repeat the change on it."
            );
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Requests.Merging;

/// <summary>The body of a plan request: as it is sent, where null and absent differ, and as it reads without the stored values.</summary>
/// <param name="Values">The body, with SKUs in their stored form.</param>
/// <param name="Request">The request.</param>
public sealed record PlanBody(JsonObject Values, PlanRequest Request)
{
    /// <summary>Reads the body of an HTTP request.</summary>
    /// <exception cref="BadHttpRequestException">415: the body is not JSON.</exception>
    /// <exception cref="ProblemException">400: the body is missing or malformed.</exception>
    public static async ValueTask<PlanBody> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                "Send the request as application/json."
            );
        var options = context
            .RequestServices.GetRequiredService<IOptions<JsonOptions>>()
            .Value.SerializerOptions;
        return Read(
            await context.Request.ReadFromJsonAsync<JsonNode>(options, context.RequestAborted),
            options
        );
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">The body does not have the form of a plan request.</exception>
    /// <exception cref="ProblemException">400: the body is no object.</exception>
    public static PlanBody Read(JsonNode? body, JsonSerializerOptions options)
    {
        if (body is not JsonObject values)
            throw new ProblemException(
                StatusCodes.Status400BadRequest,
                ProblemCodes.MalformedJson,
                "The request requires a JSON body."
            );
        SkuNodes.Clean(values);
        var plain = values.DeepClone();
        JsonNulls.Remove(plain, typeof(PlanRequest), options);
        var request = plain.Deserialize<PlanRequest>(options)!;
        return new(values, request);
    }
}

using System.Text.Json.Nodes;
using ForecastApi.Http.Metadata;
using Microsoft.OpenApi;

namespace ForecastApi.OpenApi;

/// <summary>
/// Adds the example of the request, from the route table, and of each JSON response, as recorded from the requests of
/// <c>http/</c> by a test.
/// </summary>
public static class SwaggerExamples
{
    private const string Json = "application/json";

    // Bodies by operation id and status
    private static readonly JsonObject Responses = ReadResponses();

    public static void AddTo(OpenApiOperation operation, RequestExample? request)
    {
        foreach (var (status, response) in operation.Responses ?? [])
            if (
                response.Content?.TryGetValue(Json, out var media) == true
                && media is OpenApiMediaType own
                && Responses[$"{operation.OperationId} {status}"] is { } example
            )
                own.Example = example.DeepClone();
        if (
            request is not null
            && operation.RequestBody?.Content?.TryGetValue(request.MediaType, out var content)
                == true
            && content is OpenApiMediaType body
        )
            body.Example =
                request.MediaType == Json
                    ? JsonNode.Parse(request.Body)
                    : JsonValue.Create(request.Body);
    }

    private static JsonObject ReadResponses()
    {
        using var stream = typeof(SwaggerExamples).Assembly.GetManifestResourceStream(
            "openapi.response-examples.json"
        )!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

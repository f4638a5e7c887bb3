using System.Globalization;
using System.Text.Json.Nodes;
using ForecastApi.Http;
using ForecastApi.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>
/// Adds the metadata of the route table (<see cref="RouteMetadata"/>) and the parts common to all operations: conditional
/// requests, their headers, and 503 while the database is unavailable.
/// </summary>
public sealed class SwaggerOperations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        SwaggerExamples.AddTo(operation, metadata.OfType<RequestExample>().LastOrDefault());
        DescribeParameters(operation, metadata);
        if (metadata.Any(m => m is IdempotentAttribute))
            AddHeaderParameter(
                operation,
                IdempotentRequests.Header,
                "Client-generated key, such as a UUID. Repeating the request within 24 hours returns the first response and has no further effect.",
                IdempotentRequests.MaxKeyLength
            );
        if (metadata.Any(m => m is RespondsAsyncAttribute))
            AddHeaderParameter(
                operation,
                "Prefer",
                "respond-async: the response is 202 at once, and Location gives the progress of the work."
            );
        var responses = operation.Responses ??= [];
        if (
            string.Equals(
                context.ApiDescription.HttpMethod,
                HttpMethods.Get,
                StringComparison.OrdinalIgnoreCase
            )
            && responses.GetValueOrDefault("200") is OpenApiResponse read
            && read.Content?.ContainsKey("application/json") == true
        )
            AddConditionalGet(operation, responses, read);
        if (operation.RequestBody is not null)
            AddBodyLimits(responses, context);
        responses["503"] = Unavailable(context);
        foreach (var (status, response) in responses)
            if (response is OpenApiResponse own)
                AddHeaders(status, own);
        foreach (var produced in metadata.OfType<ProducedProblemCodes>())
            AddCodes(responses, produced);
        if (responses.ContainsKey("412"))
            AddPreconditions(operation, responses);
    }

    internal static void AddETag(OpenApiResponse response) =>
        SwaggerHeaders.Add(response, "ETag", "The version, for If-Match.", isNumber: false);

    private static void DescribeParameters(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var described in metadata.OfType<ParameterDescription>())
        foreach (var parameter in operation.Parameters ?? [])
            if (parameter is OpenApiParameter own && own.Name == described.Name)
            {
                own.Description = described.Description;
                if (described.Example is { } example)
                    own.Example = JsonValue.Create(example);
            }
    }

    private static void AddHeaderParameter(
        OpenApiOperation operation,
        string name,
        string description,
        int? maxLength = null
    ) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
            }
        );

    private static void AddConditionalGet(
        OpenApiOperation operation,
        OpenApiResponses responses,
        OpenApiResponse read
    )
    {
        SwaggerHeaders.Add(read, "ETag", "The version, for If-None-Match.", isNumber: false);
        AddHeaderParameter(
            operation,
            "If-None-Match",
            "The ETag of the cached representation; the response is 304 if it is unchanged."
        );
        responses["304"] = new OpenApiResponse { Description = "Not modified." };
    }

    private static void AddBodyLimits(OpenApiResponses responses, OperationFilterContext context)
    {
        responses["408"] = Problem("The body arrives too slowly.", context);
        responses["413"] = Problem("The body is too large.", context);
    }

    private static OpenApiResponse Unavailable(OperationFilterContext context)
    {
        var response = Problem("The database is temporarily unavailable.", context);
        SwaggerHeaders.Add(
            response,
            "Retry-After",
            "The delay before the next attempt, in seconds.",
            isNumber: true
        );
        return response;
    }

    private static OpenApiResponse Problem(string description, OperationFilterContext context) =>
        new()
        {
            Description = description,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(
                        typeof(ApiProblem),
                        context.SchemaRepository
                    ),
                },
            },
        };

    private static void AddHeaders(string status, OpenApiResponse response)
    {
        if (status is "201" or "202")
            SwaggerHeaders.Add(response, "Location", "The URL of the resource.", isNumber: false);
        if (status == "202")
            SwaggerHeaders.Add(
                response,
                "Retry-After",
                "The delay before polling Location, in seconds.",
                isNumber: true
            );
    }

    private static void AddCodes(OpenApiResponses responses, ProducedProblemCodes produced)
    {
        var status = produced.Status.ToString(CultureInfo.InvariantCulture);
        if (responses.GetValueOrDefault(status) is OpenApiResponse response)
            response.Description =
                $"{response.Description}. Codes: {string.Join(", ", produced.Codes)}.";
    }

    private static void AddPreconditions(OpenApiOperation operation, OpenApiResponses responses)
    {
        AddHeaderParameter(
            operation,
            "If-Match",
            "The ETag of the version to change; the response is 412 if the stored version differs."
        );
        if (operation.RequestBody is not null)
            AddHeaderParameter(
                operation,
                "If-None-Match",
                "* creates only; the response is 412 if the resource already exists."
            );
        foreach (var (status, response) in responses)
            if (status is "200" or "201" && response is OpenApiResponse own)
                AddETag(own);
    }
}

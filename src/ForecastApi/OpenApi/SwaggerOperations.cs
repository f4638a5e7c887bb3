using ForecastApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>What every operation has in common: its headers, and the answer of a database that is away.</summary>
public sealed class SwaggerOperations : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Description ??= SwaggerDescriptions.Of(operation.OperationId);
        SwaggerExamples.AddTo(operation);
        if (
            context.ApiDescription.ActionDescriptor.EndpointMetadata.Any(m =>
                m is IdempotentAttribute
            )
        )
            (operation.Parameters ??= []).Add(
                new OpenApiParameter
                {
                    Name = IdempotentRequests.Header,
                    In = ParameterLocation.Header,
                    Description =
                        "A text of your own, such as a UUID: the request repeated with it within a day has its effect once and gets the first answer again.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 100 },
                }
            );
        if (operation.OperationId is "createPlan" or "importSales")
            Parameter(
                operation,
                "Prefer",
                "respond-async: the answer is 202 at once, Location tells how far the work is."
            );
        var answers = operation.Responses ??= [];
        if (
            string.Equals(
                context.ApiDescription.HttpMethod,
                HttpMethods.Get,
                StringComparison.OrdinalIgnoreCase
            )
            && answers.GetValueOrDefault("200") is OpenApiResponse read
            && read.Content?.ContainsKey("application/json") == true
        )
        {
            Add(read, Header("ETag", "The version, for If-None-Match.", isNumber: false));
            Parameter(
                operation,
                "If-None-Match",
                "The ETag of the answer that is known: where it is still the same, the answer is 304."
            );
            answers["304"] = new OpenApiResponse { Description = "It is as it was." };
        }
        answers["503"] = new OpenApiResponse
        {
            Description = "The database does not answer right now.",
            Headers = Header("Retry-After", "Seconds to wait before the next try.", isNumber: true),
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
        foreach (var (status, answer) in answers)
            if (answer is OpenApiResponse own)
                Describe(status, own);
        if (answers.ContainsKey("412"))
            Tagged(operation);
    }

    private static void Parameter(OpenApiOperation operation, string name, string description) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );

    private static void Describe(string status, OpenApiResponse answer)
    {
        if (status is "201" or "202")
            Add(answer, Header("Location", "Where it is to be read.", isNumber: false));
        if (status == "202")
            Add(
                answer,
                Header("Retry-After", "Seconds to wait before looking there.", isNumber: true)
            );
    }

    private static void Tagged(OpenApiOperation operation)
    {
        Parameter(
            operation,
            "If-Match",
            "The ETag of the version that is to be changed; another one is 412."
        );
        if (operation.RequestBody is not null)
            Parameter(
                operation,
                "If-None-Match",
                "* makes something new only: where it is there already the answer is 412."
            );
        foreach (var (status, answer) in operation.Responses!)
            if (status is "200" or "201" && answer is OpenApiResponse own)
                SwaggerDocument.AddTag(own);
    }

    internal static void Add(OpenApiResponse answer, Dictionary<string, IOpenApiHeader> headers)
    {
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        foreach (var (name, header) in headers)
            answer.Headers[name] = header;
    }

    internal static Dictionary<string, IOpenApiHeader> Header(
        string name,
        string description,
        bool isNumber
    ) =>
        new()
        {
            [name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema
                {
                    Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String,
                },
            },
        };
}

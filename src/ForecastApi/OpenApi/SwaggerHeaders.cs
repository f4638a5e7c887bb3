using Microsoft.OpenApi;

namespace ForecastApi.OpenApi;

/// <summary>Documents the headers of responses.</summary>
internal static class SwaggerHeaders
{
    public static void Add(
        OpenApiResponse response,
        string name,
        string description,
        bool isNumber
    ) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema
            {
                Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String,
            },
        };
}

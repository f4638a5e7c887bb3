using Microsoft.OpenApi;

namespace ForecastApi.OpenApi;

/// <summary>Replaces a schema that consists of a single <c>allOf</c> reference with the reference.</summary>
public static class SwaggerReferences
{
    public static void Simplify(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
            SimplifyNested(schema);
        foreach (
            var operation in document
                .Paths.Values.SelectMany(p => p.Operations ?? [])
                .Select(o => o.Value)
        )
        {
            foreach (var parameter in operation.Parameters ?? [])
                if (parameter is OpenApiParameter own)
                    own.Schema = Resolve(own.Schema);
            foreach (
                var media in (operation.Responses ?? [])
                    .SelectMany(r => r.Value.Content ?? new Dictionary<string, IOpenApiMediaType>())
                    .Concat(
                        operation.RequestBody?.Content
                            ?? new Dictionary<string, IOpenApiMediaType>()
                    )
                    .Select(c => c.Value)
            )
                if (media is OpenApiMediaType own)
                    own.Schema = Resolve(own.Schema);
        }
    }

    private static void SimplifyNested(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema own)
            return;
        if (own.Properties is { } properties)
            foreach (var name in properties.Keys.ToList())
                properties[name] = Resolve(properties[name])!;
        own.Items = Resolve(own.Items);
        own.AdditionalProperties = Resolve(own.AdditionalProperties);
        for (var i = 0; i < own.OneOf?.Count; i++)
            own.OneOf[i] = Resolve(own.OneOf[i])!;
    }

    private static IOpenApiSchema? Resolve(IOpenApiSchema? schema)
    {
        if (
            schema is OpenApiSchema
            {
                AllOf: [OpenApiSchemaReference reference],
                Type: null,
                OneOf: null or { Count: 0 },
            } own
        )
        {
            if (own.Description is { } description)
                reference.Description = description;
            return reference;
        }
        if (schema is not null)
            SimplifyNested(schema);
        return schema;
    }
}

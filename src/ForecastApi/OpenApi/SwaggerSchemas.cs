using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ForecastApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>
/// Marks the properties that are required: in a request those that the JSON reader demands (constructor parameters
/// without a default, <c>required</c> members), in a response all. Makes a nullable reference a <c>oneOf</c>, because a
/// schema of type null alone would reject the object itself.
/// </summary>
public sealed class SwaggerSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own)
            return;
        AllowNull(own);
        if (own.Properties is not { Count: > 0 } properties)
            return;
        foreach (var property in properties.Values.OfType<OpenApiSchema>())
            AllowNull(property);
        own.Required = Required(context.Type)
            .Where(properties.ContainsKey)
            .ToHashSet(StringComparer.Ordinal);
        // The extension members of a problem differ by route
        own.AdditionalPropertiesAllowed = context.Type == typeof(ApiProblem);
    }

    // An answer writes all of its properties
    private static bool IsAnswer(Type type) =>
        type.Namespace?.Split('.')[^1] is "Answers" or "Results";

    private static IEnumerable<string> Required(Type type)
    {
        var members = type.GetProperties()
            .Where(p => IsAnswer(type) || p.IsDefined(typeof(RequiredMemberAttribute)))
            .Select(p => p.Name!);
        var parameters = type.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Where(p => !p.HasDefaultValue)
            .Select(p => p.Name!);
        return members.Concat(parameters).Select(JsonNamingPolicy.CamelCase.ConvertName);
    }

    private static void AllowNull(OpenApiSchema schema)
    {
        if (schema is not { Type: JsonSchemaType.Null, AllOf: [var reference] })
            return;
        schema.Type = null;
        schema.AllOf = null;
        schema.OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }];
    }
}

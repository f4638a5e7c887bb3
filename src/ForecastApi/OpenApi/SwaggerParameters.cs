using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Common;
using ForecastApi.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>
/// Describes parameters and gives them their schema: types that are parsed from text appear as plain strings otherwise.
/// </summary>
public sealed class SwaggerParameters : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter own)
            return;
        // The properties of an [AsParameters] record keep the casing of C#
        if (own.In == ParameterLocation.Query)
            own.Name = JsonNamingPolicy.CamelCase.ConvertName(own.Name ?? "");
        own.Description ??=
            context.ParameterInfo?.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? SharedTexts.Parameters.GetValueOrDefault(own.Name ?? "");
        if (own.Name == "limit")
            own.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = PageRequest.Max.ToString(CultureInfo.InvariantCulture),
                Default = JsonValue.Create(PageRequest.Default),
            };
        if (context.ParameterInfo?.ParameterType is not { } declared)
            return;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(QueryEnum<>))
            own.Schema = Generate(type.GetGenericArguments()[0], context);
        else if (type == typeof(Month))
            own.Schema = Generate(type, context);
    }

    private static IOpenApiSchema Generate(Type type, ParameterFilterContext context) =>
        context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
}

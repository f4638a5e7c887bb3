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
/// What a query parameter takes and means. Types that are parsed from text reach the document as mere strings.
/// </summary>
public sealed class SwaggerParameters : IParameterFilter
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["limit"] = "Items of a page.",
        ["cursor"] = "The nextCursor of the page before; without it the first page.",
        ["from"] = "The first period, included.",
        ["to"] = "The last period, included.",
        ["q"] = "A part of the SKU or name, in upper or lower case.",
        ["quantiles"] = "Probabilities from 0.01 to 0.99, separated by commas, such as 0.1,0.9.",
        ["runId"] = "A successful run; without it the latest.",
        ["dryRun"] = "True computes without storing.",
        ["onError"] = "reject stores nothing when a row is bad; skip stores the good rows.",
        ["by"] =
            "What is added up. Of forecasts, component goes through the bills of materials; of errors, author takes only the months that a person overrode.",
        ["basis"] =
            "backtest: the rolling-origin errors of the latest run. live: official snapshots against the sales that came.",
        ["actuals"] =
            "The sales that published forecasts are held against: as known now, or when a run first saw the month closed.",
        ["model"] = "The model that made the forecast, or override.",
        ["leadFrom"] = "The shortest lead, in months from the origin.",
        ["leadTo"] = "The longest lead.",
        ["leadTime"] =
            "Adds so many months after each origin up before they are judged: the cumulative error over a lead time.",
        ["bucket"] = "The length of a period.",
        ["ids"] = "1 to 20 plans, separated by commas.",
        ["author"] = "Who set the override.",
        ["state"] = "The state.",
        ["sku"] = "The product's SKU.",
        ["rule"] = "What stands out.",
        ["state"] = "Without it, of exceptions, all that are not resolved.",
        ["cause"] = "Only products that changed for this reason.",
        ["kind"] = "What was imported; without it, everything.",
        ["actor"] = "Who changed it.",
        ["action"] = "What was done, as the operation is called.",
        ["target"] = "What was changed: a SKU, an id.",
        ["origins"] = "How many official snapshots, the newest.",
    };

    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter own)
            return;
        // The properties of a record of parameters come in their own spelling.
        if (own.In == ParameterLocation.Query)
            own.Name = JsonNamingPolicy.CamelCase.ConvertName(own.Name ?? "");
        own.Description ??=
            context.ParameterInfo?.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? Meanings.GetValueOrDefault(own.Name ?? "");
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

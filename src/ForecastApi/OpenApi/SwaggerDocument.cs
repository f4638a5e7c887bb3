using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>What is seen only in the whole: a GET whose path takes If-Match carries the tag, and tags are explained.</summary>
public sealed class SwaggerDocument : IDocumentFilter
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Products"] = "What is sold, made or bought, and what it is made of.",
        ["Sales"] = "The sales history: imported in files, read by day, month or quarter.",
        ["Forecast runs"] = "Forecasting every product: started, watched, cancelled.",
        ["Forecasts"] = "What the latest run expects.",
        ["Plans"] = "Costed production plans by every strategy.",
        ["Accuracy"] = "Forecast errors, by group, in the backtest and of what was published.",
        ["Overrides"] = "What persons publish in the place of forecasts.",
        ["Revisions"] = "What changed from one run to the next.",
        ["Exceptions"] = "What to open first after a run.",
        ["Imports"] = "What was imported, and every row that was not.",
        ["Access"] = "Keys, and who changed what.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var path in swaggerDoc.Paths.Values)
            if (
                path.Operations is { } operations
                && operations.TryGetValue(HttpMethod.Put, out var put)
                && put.Responses?.ContainsKey("412") == true
                && operations.TryGetValue(HttpMethod.Get, out var get)
                && get.Responses?["200"] is OpenApiResponse answer
            )
                AddTag(answer);
        SwaggerReferences.Simplify(swaggerDoc);
        foreach (var tag in swaggerDoc.Tags ?? new HashSet<OpenApiTag>())
            tag.Description ??= Tags.GetValueOrDefault(tag.Name ?? "");
    }

    internal static void AddTag(OpenApiResponse answer) =>
        SwaggerOperations.Add(
            answer,
            SwaggerOperations.Header("ETag", "The version, for If-Match.", isNumber: false)
        );
}

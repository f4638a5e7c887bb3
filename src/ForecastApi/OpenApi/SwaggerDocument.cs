using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>Adds the parts that depend on several operations: the ETag of a GET whose PUT takes If-Match, and tags.</summary>
public sealed class SwaggerDocument : IDocumentFilter
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Products"] = "Products and bills of materials.",
        ["Sales"] = "The sales history: imports, and queries by day, month or quarter.",
        ["Forecast runs"] = "Runs that forecast every product: start, monitor, cancel.",
        ["Forecasts"] = "The forecasts of the latest run, and their changes between runs.",
        ["Plans"] = "Costed production plans by every strategy.",
        ["Accuracy"] = "Forecast errors by group, of the backtest or of published forecasts.",
        ["Overrides"] = "Manual replacements of published forecasts.",
        ["Exceptions"] = "Products that need review after a run.",
        ["Imports"] = "The history of imports, and their invalid rows.",
        ["Events"] = "Events and promotions that move the demand.",
        ["Calendar"] = "The working days of the company.",
        ["Access"] = "API keys and the audit log.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var path in swaggerDoc.Paths.Values)
            if (
                path.Operations is { } operations
                && operations.TryGetValue(HttpMethod.Put, out var put)
                && put.Responses?.ContainsKey("412") == true
                && operations.TryGetValue(HttpMethod.Get, out var get)
                && get.Responses?["200"] is OpenApiResponse response
            )
                SwaggerOperations.AddETag(response);
        SwaggerReferences.Simplify(swaggerDoc);
        foreach (var tag in swaggerDoc.Tags ?? new HashSet<OpenApiTag>())
            tag.Description ??= Tags.GetValueOrDefault(tag.Name ?? "");
    }
}

using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ForecastApi.OpenApi;

/// <summary>A request for each operation that takes a body, as one would send it; a test sends them all and none is misunderstood.</summary>
public static class SwaggerExamples
{
    private static readonly Dictionary<string, (string Type, string Text)> Bodies = new(
        StringComparer.Ordinal
    )
    {
        ["putProduct"] = Json(
            """{ "name": "Stool", "category": "seats", "unit": "piece", "unitPrice": 59 }"""
        ),
        ["putBom"] = Json(
            """{ "lines": [ { "componentSku": "WOOD", "quantity": 4, "scrapRate": 0.1 } ] }"""
        ),
        ["importProducts"] = Csv("sku,name,category,unitPrice\nBENCH,Bench,seats,149\n"),
        ["importBoms"] = Csv("sku,componentSku,quantity,scrapRate\nBENCH,WOOD,10,0.1\n"),
        ["importPlanning"] = Csv("sku,openingStock,safetyStock\nSTOOL,40,5;5;10\n"),
        ["importSales"] = Csv("sku,date,quantity,channel\nSTOOL,2025-12-05,3,web\n"),
        ["startForecastRun"] = Json("""{ "horizon": 12, "asOf": null }"""),
        ["previewForecast"] = Json(
            """{ "history": [ { "period": "2025-10", "quantity": 8 }, { "period": "2025-11", "quantity": 12 }, { "period": "2025-12", "quantity": 10 } ], "horizon": 3 }"""
        ),
        ["putOverride"] = Json(
            """{ "quantity": 120, "reason": "A fair in August", "author": "Ada", "expires": null }"""
        ),
        ["setExceptionState"] = Json(
            """{ "state": "acknowledged", "note": "It is new", "author": "Ben" }"""
        ),
        ["putProductPlanning"] = Json(
            """{ "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2, "backorderCost": 5, "openingStock": 100 }"""
        ),
        ["putPlanningDefaults"] = Json(
            """{ "workforce": { "openingWorkers": 8, "hoursPerDay": 8, "workingDays": 20, "regularRate": 25, "overtimeRate": 37.5, "maxOvertimeHoursPerWorker": 10, "hireCost": 900, "layoffCost": 1500 } }"""
        ),
        ["createPlan"] = Json(
            """{ "name": "Spring", "start": "2026-01", "months": 3, "demand": { "inline": [ { "sku": "STOOL", "quantities": [ 160, 300, 320 ] } ] }, "products": [ { "sku": "STOOL", "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2, "backorderCost": 5 } ], "workforce": { "openingWorkers": 8, "hoursPerDay": 8, "workingDays": 20, "regularRate": 25, "hireCost": 900, "layoffCost": 1500 } }"""
        ),
        ["compareSources"] = Json(
            """{ "sku": "STOOL", "volumes": [ 100, 1000 ], "products": [ { "sku": "STOOL", "materialCost": 10 } ], "suppliers": [ { "id": "sub-a", "sku": "STOOL", "unitCost": 12, "toolingCost": 500 } ] }"""
        ),
        ["acceptPlan"] = Json("""{ "strategy": "optimal" }"""),
        ["createApiKey"] = Json(
            """{ "name": "web shop", "roles": [ "importer" ], "expiresAt": null }"""
        ),
    };

    // Answers to the requests of http/, as a test has kept them: operation and status, then the body.
    private static readonly JsonObject Answers = ReadAnswers();

    public static void AddTo(OpenApiOperation operation)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
            if (
                answer.Content?.TryGetValue("application/json", out var json) == true
                && json is OpenApiMediaType shown
                && Answers[$"{operation.OperationId} {status}"] is { } example
            )
                shown.Example = example.DeepClone();
        if (
            operation.RequestBody?.Content is not { } content
            || !Bodies.TryGetValue(operation.OperationId ?? "", out var body)
            || !content.TryGetValue(body.Type, out var media)
            || media is not OpenApiMediaType own
        )
            return;
        own.Example =
            body.Type == "application/json"
                ? JsonNode.Parse(body.Text)
                : JsonValue.Create(body.Text);
    }

    private static JsonObject ReadAnswers()
    {
        using var stream = typeof(SwaggerExamples).Assembly.GetManifestResourceStream(
            "openapi.response-examples.json"
        )!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static (string, string) Json(string text) => ("application/json", text);

    private static (string, string) Csv(string text) => ("text/csv", text);
}

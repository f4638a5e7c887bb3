using System.Text.Json;

namespace ForecastApi.Tests.Plans;

/// <summary>Common steps of the tests of stored plans.</summary>
public static class PlanSteps
{
    /// <summary>The textbook company Red Tomato over the months from 2025-11, product P, with suppliers or without.</summary>
    public static string RedTomato(
        string name = "H1",
        string start = "2025-11",
        string sku = "P",
        string strategies = "null",
        bool canBuy = true
    ) =>
        $$"""
            {
              "name": {{JsonSerializer.Serialize(name)}}, "start": "{{start}}",
              "demand": { "inline": [ { "sku": {{JsonSerializer.Serialize(
                sku
            )}}, "quantities": [1600, 3000, 3200, 3800, 2200, 2200] } ] },
              "products": [ { "sku": {{JsonSerializer.Serialize(
                sku
            )}}, "unitPrice": 40, "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2,
                  "backorderCost": 5, "openingStock": 1000, "closingStock": 500 } ],
              "workforce": { "openingWorkers": 80, "hoursPerDay": 8, "workingDays": 20, "regularRate": 4,
                  "overtimeRate": 6, "maxOvertimeHoursPerWorker": 10, "hireCost": 300, "layoffCost": 500 },
              "suppliers": {{(
                canBuy
                    ? $"[ {{ \"id\": \"sub-a\", \"sku\": {JsonSerializer.Serialize(sku)}, \"unitCost\": 30 }} ]"
                    : "[]"
            )}},
              "strategies": {{strategies}}
            }
            """;

    /// <summary>Stores a plan and returns the answer.</summary>
    public static async Task<JsonElement> PlanAsync(this ApiFixture api, string request) =>
        await ApiFixture.SucceededAsync(await api.PostAsync("/api/v1/plans", request));

    public static string Id(this JsonElement plan) => plan.GetProperty("id").GetString()!;

    /// <summary>Returns the plan of one strategy.</summary>
    public static JsonElement Of(this JsonElement plan, string strategy) =>
        plan.GetProperty("plans")
            .EnumerateArray()
            .Single(p => p.GetProperty("strategy").GetString() == strategy);

    public static Task<HttpResponseMessage> AcceptAsync(
        this ApiFixture api,
        string id,
        string strategy,
        params (string Name, string Value)[] headers
    ) => api.PutAsync($"/api/v1/plans/{id}/accepted", new { strategy }, headers);

    public static decimal Number(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            element = element.GetProperty(name);
        return element.GetDecimal();
    }
}

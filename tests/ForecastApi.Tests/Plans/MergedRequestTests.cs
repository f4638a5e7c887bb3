using System.Text.Json;
using System.Text.Json.Nodes;

namespace ForecastApi.Tests.Plans;

/// <summary>Plan requests on what is stored: one changed number changes nothing else.</summary>
public sealed class MergedRequestTests : IAsyncLifetime
{
    private const string Base =
        """{ "start": "2026-02", "demand": { "inline": [ { "sku": "DESK", "quantities": [100, 120, 90] } ] }""";

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var sku in (string[])["DESK", "LEG", "LAMP"])
            await _api.StoreAsync($"/api/v1/products/{sku}", new { });
        await PutAsync(
            "/api/v1/products/DESK/planning",
            """{ "materialCost": 10, "labourHoursPerUnit": 2, "holdingCost": 1, "backorderCost": 4, "openingStock": 30 }"""
        );
        await PutAsync(
            "/api/v1/planning/defaults",
            """
            {
              "workforce": { "openingWorkers": 2, "hoursPerDay": 8, "workingDays": 20, "regularRate": 10, "overtimeRate": 15, "hireCost": 100, "layoffCost": 50 },
              "resources": [ { "id": "saw", "hoursPerUnit": { "DESK": 0.5, "LAMP": 0.1 }, "openingMachines": 1, "hoursPerMachine": 160 } ],
              "suppliers": [ { "id": "north", "sku": "DESK", "unitCost": 60 }, { "id": "south", "sku": "DESK", "unitCost": 70 } ]
            }
            """
        );
    }

    public async ValueTask DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Request_When_one_number_of_the_workforce_is_sent_Then_the_others_keep_their_stored_value()
    {
        var stored = await RequestOfAsync(Base + "}");
        var changed = await RequestOfAsync(Base + """, "workforce": { "hireCost": 999 } }""");
        Assert.Equal(999, (int)changed["workforce"]!["hireCost"]!);
        changed["workforce"]!["hireCost"] = stored["workforce"]!["hireCost"]!.DeepClone();
        Assert.Equal(stored.ToJsonString(), changed.ToJsonString());
        Assert.Equal(160, (int)stored["resources"]![0]!["hoursPerMachine"]!);
        Assert.False(((JsonObject)stored["resources"]![0]!["hoursPerUnit"]!).ContainsKey("LAMP"));
    }

    [Fact]
    public async Task Request_When_entries_of_lists_are_sent_Then_they_are_matched_by_their_code()
    {
        var request = await RequestOfAsync(
            Base
                + """
                , "products": [ { "sku": "DESK", "backorderCost": null, "openingStock": 5 } ],
                "suppliers": [ { "id": "south", "omit": true }, { "id": "north", "leadTime": 1 }, { "id": "new", "sku": "DESK", "unitCost": 80 } ],
                "resources": [] }
                """
        );
        var desk = request["products"]![0]!;
        Assert.Null(desk["backorderCost"]);
        Assert.Equal(
            (5m, 2m),
            ((decimal)desk["openingStock"]!, (decimal)desk["labourHoursPerUnit"]!)
        );
        Assert.Equal(
            ["north 60 1", "new 80 0"],
            request["suppliers"]!
                .AsArray()
                .Select(s => $"{s!["id"]} {s["unitCost"]} {s["leadTime"]}")
        );
        Assert.Empty(request["resources"]!.AsArray());
    }

    [Fact]
    public async Task Request_When_stored_is_false_Then_nothing_stored_is_filled_in()
    {
        await PutAsync(
            "/api/v1/products/DESK/bom",
            """{ "lines": [ { "componentSku": "LEG", "quantity": 4 } ] }"""
        );
        var request = await RequestOfAsync(
            Base + """, "stored": false, "products": [ { "sku": "DESK" } ] }"""
        );
        Assert.Empty(request["boms"]!.AsObject());
        Assert.Null(request["workforce"]);
        Assert.Empty(request["suppliers"]?.AsArray() ?? []);
        Assert.Equal(0, (decimal)request["products"]![0]!["openingStock"]!);
    }

    [Fact]
    public async Task Request_When_it_is_sent_back_unchanged_Then_the_plan_is_the_same()
    {
        await PutAsync(
            "/api/v1/products/DESK/bom",
            """{ "lines": [ { "componentSku": "LEG", "quantity": 4 } ] }"""
        );
        var plan = await PlanAsync(Base + "}");
        var read = await _api.GetJsonAsync($"/api/v1/plans/{plan.GetProperty("id")}");
        var request = read.GetProperty("request").GetRawText();
        await PutAsync("/api/v1/planning/defaults", "{}");
        await PutAsync("/api/v1/products/DESK/bom", """{ "lines": [] }""");
        var again = await PlanAsync(request, "?dryRun=true");
        Assert.Equal(Timeless(plan), Timeless(again));
        Assert.Equal(request, again.GetProperty("request").GetRawText());
    }

    [Fact]
    public async Task Request_When_it_is_wrong_Then_the_path_is_that_of_the_request_or_of_the_stored_value()
    {
        await PutAsync(
            "/api/v1/planning/defaults",
            """{ "workforce": { "workingDays": { "08": 10 }, "hoursPerDay": 8 } }"""
        );
        var missing = await ErrorsAsync(Base + "}");
        Assert.Contains(
            "2026-02",
            missing["planning defaults workforce.workingDays"]!.ToString(),
            StringComparison.Ordinal
        );
        var own = await ErrorsAsync(
            Base
                + """, "workforce": null, "products": [ { "sku": "LEG", "omit": true }, { "sku": "DESK", "yield": 2 } ] }"""
        );
        Assert.NotNull(own["products[1].yield"]);
        var unknown = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans",
            Json(Base + """, "workforce": { "hireCosts": null } }""")
        );
        var problem = await ApiFixture.ProblemOf(unknown, 400);
        Assert.Contains("hireCosts", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bills_When_they_are_in_the_request_Then_they_replace_the_stored_ones()
    {
        var plan = await PlanAsync(
            Base
                + """
                , "parts": "flagged", "products": [ { "sku": "DESK", "materialCost": null } ],
                "boms": { "DESK": [ { "componentSku": "LEG", "quantity": 4 } ] },
                "components": [ { "sku": "LEG", "unitCost": 2, "leadTime": 1 } ], "strategies": [ { "strategy": "justInTime" } ] }
                """
        );
        var orders = plan.GetProperty("plans")[0].GetProperty("purchases");
        Assert.Equal(3, orders.GetArrayLength());
        Assert.True(orders[0].GetProperty("late").GetBoolean());
        Assert.Equal(280, orders[0].GetProperty("quantity").GetDecimal());
        var cycle = await ErrorsAsync(
            Base + """, "boms": { "DESK": [ { "componentSku": "DESK", "quantity": 1 } ] } }"""
        );
        Assert.NotNull(cycle["boms.DESK"]);
    }

    private static string Timeless(JsonElement plan)
    {
        var plans = JsonNode.Parse(plan.GetProperty("plans").GetRawText())!.AsArray();
        foreach (var proof in plans.Select(p => p!["optimality"]).OfType<JsonObject>())
            proof.Remove("seconds");
        return plans.ToJsonString();
    }

    private static StringContent Json(string body) =>
        new(body, System.Text.Encoding.UTF8, "application/json");

    private async Task PutAsync(string path, string body) =>
        await ApiFixture.SucceededAsync(await _api.SendAsync(HttpMethod.Put, path, Json(body)));

    private async Task<JsonElement> PlanAsync(string body, string query = "") =>
        await ApiFixture.SucceededAsync(
            await _api.SendAsync(HttpMethod.Post, "/api/v1/plans" + query, Json(body))
        );

    private async Task<JsonNode> RequestOfAsync(string body) =>
        JsonNode.Parse(
            (await PlanAsync(body, "?dryRun=true")).GetProperty("request").GetRawText()
        )!;

    private async Task<JsonObject> ErrorsAsync(string body)
    {
        var answer = await _api.SendAsync(HttpMethod.Post, "/api/v1/plans", Json(body));
        var problem = await ApiFixture.ProblemOf(answer, 422);
        return JsonNode.Parse(problem.GetProperty("errors").GetRawText())!.AsObject();
    }
}

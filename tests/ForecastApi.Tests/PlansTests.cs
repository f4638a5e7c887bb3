using System.Net;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Tests;

public sealed class PlansTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string RedTomato = """
        {
          "name": "H1 2026", "start": "2026-01",
          "demand": { "inline": [ { "sku": "P", "quantities": [1600, 3000, 3200, 3800, 2200, 2200] } ] },
          "products": [ { "sku": "P", "unitPrice": 40, "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2,
              "backorderCost": 5, "openingStock": 1000, "closingStock": 500 } ],
          "workforce": { "openingWorkers": 80, "hoursPerDay": 8, "workingDays": [20, 20, 20, 20, 20, 20], "regularRate": 4,
              "overtimeRate": 6, "maxOvertimeHoursPerWorker": 10, "hireCost": 300, "layoffCost": 500 },
          "suppliers": [ { "id": "sub-a", "sku": "P", "unitCost": 30 } ]
        }
        """;

    [Fact]
    public async Task Plan_When_all_strategies_apply_Then_it_compares_them_and_returns_the_best()
    {
        var plan = await CreatedAsync(RedTomato);
        var plans = plan.GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(
            [
                "chase",
                "level",
                "levelWithSubcontract",
                "levelWithOvertime",
                "justInTime",
                "thirdParty",
                "optimal",
            ],
            plans.Select(p => p.GetProperty("strategy").GetString())
        );
        Assert.All(plans, p => Assert.True(p.GetProperty("feasible").GetBoolean()));
        Assert.Equal("optimal", plan.GetProperty("best").GetString());
        Assert.Equal("EUR", plan.GetProperty("currency").GetString());
        Assert.Equal("2026-06", plan.GetProperty("months")[5].GetString());
        Assert.Equal("optimal", plan.GetProperty("bestBy").GetProperty("cost").GetString());
        var bound = plans[^1].GetProperty("optimality").GetProperty("bound").GetDecimal();
        Assert.All(plans, p => Assert.True(p.GetProperty("totalCost").GetDecimal() >= bound));
        Assert.Equal(
            "optimal",
            plans[^1].GetProperty("optimality").GetProperty("status").GetString()
        );
    }

    [Fact]
    public async Task Plan_When_stored_Then_it_can_be_read_listed_exported_and_deleted()
    {
        var plan = await CreatedAsync(RedTomato);
        var id = plan.GetProperty("id").GetString();
        Assert.Equal(plan.ToString(), (await api.GetJsonAsync($"/api/v1/plans/{id}")).ToString());
        var item = (await api.GetJsonAsync("/api/v1/plans?limit=1")).GetProperty("items")[0];
        Assert.Equal(id, item.GetProperty("id").GetString());
        Assert.Equal("optimal", item.GetProperty("best").GetString());
        var csv = await api.Http.GetStringAsync(
            $"/api/v1/plans/{id}/chase.csv",
            TestContext.Current.CancellationToken
        );
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Equal("2026-01,P,1600,600,0,0,0,0,0,600,0,0,0", lines[1]);
        await ApiFixture.ProblemOf(await GetAsync($"/api/v1/plans/{id}/nothing.csv"), 404);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(id)).StatusCode);
        await ApiFixture.ProblemOf(await GetAsync($"/api/v1/plans/{id}"), 404);
        await ApiFixture.ProblemOf(await DeleteAsync(id), 404);
    }

    [Fact]
    public async Task Plan_When_dry_run_Then_it_is_returned_and_not_stored()
    {
        var answer = await PostAsync(RedTomato, "?dryRun=true");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = (await ApiFixture.JsonOf(answer)).GetProperty("id").GetString();
        await ApiFixture.ProblemOf(await GetAsync($"/api/v1/plans/{id}"), 404);
    }

    [Theory]
    [InlineData("\"holdingCost\"", "\"holdingCosts\"", 400, "products[0].holdingCosts")]
    [InlineData("\"hireCost\"", "\"hireCosts\"", 400, "workforce.hireCosts")]
    [InlineData("\"name\"", "\"title\"", 400, "title")]
    [InlineData("\"unitPrice\": 40", "\"unitPrice\": \"40\"", 400, "products[0].unitPrice")]
    [InlineData("\"inline\"", "\"forecast\": {}, \"inline\"", 400, "demand")]
    [InlineData("\"start\"", "\"months\": 37, \"start\"", 400, "months")]
    [InlineData("\"start\"", "\"months\": 5, \"start\"", 422, "demand.inline[0].quantities")]
    [InlineData("1600, 3000", "-1600, 3000", 422, "demand.inline[0].quantities")]
    [InlineData("\"holdingCost\": 2", "\"holdingCost\": -2", 422, "products[0].holdingCost")]
    [InlineData("[20, 20,", "[20,", 422, "workforce.workingDays")]
    [InlineData("\"overtimeRate\": 6", "\"overtimeRate\": 3", 422, "workforce.overtimeRate")]
    [InlineData(
        "\"id\": \"sub-a\", \"sku\": \"P\"",
        "\"id\": \"sub-a\", \"sku\": \"Q\"",
        422,
        "suppliers[0].sku"
    )]
    [InlineData(
        "\"holdingCost\"",
        "\"setupCost\": -5, \"holdingCost\"",
        422,
        "products[0].setupCost"
    )]
    [InlineData(
        "\"holdingCost\"",
        "\"minBatch\": -5, \"holdingCost\"",
        422,
        "products[0].minBatch"
    )]
    [InlineData(
        "\"holdingCost\"",
        "\"setupHours\": -5, \"holdingCost\"",
        422,
        "products[0].setupHours"
    )]
    [InlineData(
        "\"name\"",
        "\"resources\": [{\"id\": \"press\", \"purchaseCost\": -1}], \"name\"",
        422,
        "resources[0].purchaseCost"
    )]
    [InlineData("\"name\"", "\"risk\": {\"seed\": 1}, \"name\"", 422, "risk")]
    [InlineData(
        "\"unitCost\": 30",
        "\"unitCost\": 30, \"priceBreaks\": [{\"from\": 5, \"unitCost\": 40}]",
        422,
        "suppliers[0].priceBreaks[0].unitCost"
    )]
    [InlineData(
        "\"name\"",
        "\"strategies\": [{\"strategy\": \"chase\", \"workers\": 5}], \"name\"",
        422,
        "strategies[0].workers"
    )]
    [InlineData(
        "\"name\"",
        "\"strategies\": [{\"strategy\": \"level\", \"workers\": 7.5}], \"name\"",
        422,
        "strategies[0].workers"
    )]
    [InlineData("\"suppliers\": [", "\"suppliers\": [null, ", 400, "suppliers[0]")]
    public async Task Plan_When_the_request_is_invalid_Then_it_returns_the_path(
        string text,
        string wrong,
        int status,
        string path
    )
    {
        Assert.Contains(text, RedTomato, StringComparison.Ordinal);
        var at = RedTomato.IndexOf(text, StringComparison.Ordinal);
        var body = RedTomato[..at] + wrong + RedTomato[(at + text.Length)..];
        var problem = await ApiFixture.ProblemOf(await PostAsync(body), status);
        Assert.True(
            problem.GetProperty("errors").TryGetProperty(path, out _),
            problem.GetProperty("errors").ToString()
        );
    }

    [Fact]
    public async Task Plan_When_amounts_are_too_large_Then_it_returns_422()
    {
        var body = """
            { "start": "2026-01", "demand": { "inline": [ { "sku": "P", "quantities": [1000000000] } ] },
              "products": [ { "sku": "P", "labourHoursPerUnit": 1000000000 } ],
              "workforce": { "hoursPerDay": 0.000001, "workingDays": 0.000001, "hireCost": 1000000000 } }
            """;
        var problem = await ApiFixture.ProblemOf(await PostAsync(body), 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("products", out _));
    }

    [Fact]
    public async Task Plan_When_capacity_is_missing_Then_it_is_infeasible_with_reasons_and_all_fields()
    {
        var body = """
            { "start": "2026-01", "demand": { "inline": [ { "sku": "P", "quantities": [10, 20] } ] },
              "products": [ { "sku": "P", "maxProduction": 5, "holdingCost": 1 } ],
              "strategies": [ { "strategy": "level" }, { "strategy": "optimal" } ] }
            """;
        var plan = await CreatedAsync(body);
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("best").ValueKind);
        var plans = plan.GetProperty("plans").EnumerateArray().ToList();
        Assert.All(plans, p => Assert.False(p.GetProperty("feasible").GetBoolean()));
        Assert.Contains("workforce", Reason(plans[0]), StringComparison.Ordinal);
        Assert.Contains(
            "2026-01: 5 units of P are missing",
            string.Concat(plans[1].GetProperty("reasons").EnumerateArray()),
            StringComparison.Ordinal
        );
        Assert.Contains("make up to 20 units", Reason(plans[1]), StringComparison.Ordinal);
        foreach (var field in plans[1].GetProperty("costs").EnumerateObject())
            Assert.Equal(JsonValueKind.Number, field.Value.ValueKind);
    }

    [Fact]
    public async Task Plan_When_parameters_are_stored_Then_the_demand_suffices()
    {
        await PutAsync("/api/v1/products/STORED", "{}");
        await PutAsync(
            "/api/v1/products/STORED/planning",
            """{ "unitPrice": 40, "materialCost": 10, "holdingCost": 2 }"""
        );
        var defaults = """
            { "suppliers": [ { "id": "s", "sku": "STORED", "unitCost": 5 }, { "id": "s", "sku": "OTHER", "unitCost": 5 } ] }
            """;
        await PutAsync("/api/v1/planning/defaults", defaults);
        await api.ImportAsync("sku,date,quantity\nSTORED,2025-10-05,3\nSTORED,2025-12-05,3\n");
        var body = """
            { "demand": { "inline": [ { "sku": "STORED", "quantities": [8] } ] }, "strategies": [ { "strategy": "optimal" } ] }
            """;
        var plan = await CreatedAsync(body);
        Assert.Equal("2026-02", plan.GetProperty("months")[0].GetString());
        Assert.Equal(40, plan.GetProperty("plans")[0].GetProperty("totalCost").GetDecimal());
        var run = await api.RunForecastAsync(new { horizon = 3 });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        var forecast = await CreatedAsync("""{ "demand": { "forecast": {} } }""");
        Assert.Equal("2026-01", forecast.GetProperty("months")[0].GetString());
        Assert.Equal(3, forecast.GetProperty("months").GetArrayLength());
        var published = await api.GetJsonAsync("/api/v1/forecasts?sku=STORED");
        Assert.Equal(
            published
                .GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty("quantity").GetDecimal()),
            forecast
                .GetProperty("plans")[0]
                .GetProperty("periods")
                .EnumerateArray()
                .Select(p => p.GetProperty("products")[0].GetProperty("demand").GetDecimal())
        );
        var beyond = await PostAsync("""{ "months": 4, "demand": { "forecast": {} } }""");
        await ApiFixture.ProblemOf(beyond, 422);
        var unknown = await PostAsync("""{ "demand": { "forecast": { "skus": ["NONE"] } } }""");
        await ApiFixture.ProblemOf(unknown, 422);
    }

    [Fact]
    public async Task Planning_When_put_Then_it_returns_the_same_ETag_and_checks_If_Match()
    {
        await PutAsync("/api/v1/products/TAG", "{}");
        var put = await PutAsync(
            "/api/v1/products/TAG/planning",
            """{ "holdingCost": { "08": 1, "*": 2 } }"""
        );
        var get = await GetAsync("/api/v1/products/TAG/planning");
        Assert.Equal(put.Headers.ETag, get.Headers.ETag);
        Assert.Equal(
            """{"08":1,"*":2}""",
            (await ApiFixture.JsonOf(get)).GetProperty("holdingCost").GetRawText()
        );
        using var stale = new HttpRequestMessage(HttpMethod.Put, "/api/v1/products/TAG/planning")
        {
            Content = Json("{}"),
        };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"old\"");
        var refused = await api.Http.SendAsync(stale, TestContext.Current.CancellationToken);
        await ApiFixture.ProblemOf(refused, 412);
        await ApiFixture.ProblemOf(await GetAsync("/api/v1/products/NONE/planning"), 404);
        var impossible = await api.Http.PutAsync(
            "/api/v1/products/TAG/planning",
            Json("""{ "setupCost": -3, "holdingCost": -1 }"""),
            TestContext.Current.CancellationToken
        );
        var problem = await ApiFixture.ProblemOf(impossible, 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("setupCost", out _));
        Assert.True(problem.GetProperty("errors").TryGetProperty("holdingCost", out _));
    }

    private static string Reason(JsonElement plan) => plan.GetProperty("reasons")[0].GetString()!;

    private async Task<JsonElement> CreatedAsync(string body)
    {
        var answer = await PostAsync(body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        var plan = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            "/api/v1/plans/" + plan.GetProperty("id").GetString(),
            answer.Headers.Location!.ToString()
        );
        return plan;
    }

    private Task<HttpResponseMessage> PostAsync(string body, string query = "") =>
        api.Http.PostAsync(
            "/api/v1/plans" + query,
            Json(body),
            TestContext.Current.CancellationToken
        );

    private async Task<HttpResponseMessage> PutAsync(string path, string body)
    {
        var answer = await api.Http.PutAsync(
            path,
            Json(body),
            TestContext.Current.CancellationToken
        );
        Assert.True(
            answer.IsSuccessStatusCode,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        return answer;
    }

    private Task<HttpResponseMessage> GetAsync(string path) =>
        api.Http.GetAsync(path, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> DeleteAsync(string? id) =>
        api.Http.DeleteAsync($"/api/v1/plans/{id}", TestContext.Current.CancellationToken);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

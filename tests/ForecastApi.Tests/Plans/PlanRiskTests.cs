using System.Text.Json;

namespace ForecastApi.Tests.Plans;

/// <summary>Plans under demand drawn from the distribution of a real forecast run.</summary>
public sealed class PlanRiskTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private const string Plan = """
        {
          "demand": { "forecast": {} },
          "products": [ { "sku": "R", "materialCost": 10, "labourHoursPerUnit": 1, "holdingCost": 1, "backorderCost": 6 },
                        { "sku": "S", "materialCost": 4, "holdingCost": 1, "lostSaleCost": 20 } ],
          "workforce": { "openingWorkers": 1, "hoursPerDay": 8, "workingDays": 20, "regularRate": 20, "overtimeRate": 30 },
          "suppliers": [ { "id": "a", "sku": "R", "unitCost": 50 }, { "id": "a", "sku": "S", "unitCost": 40 } ]
        }
        """;

    // Once for all tests of the class, which share the host.
    public async ValueTask InitializeAsync()
    {
        var published = await api.GetJsonAsync("/api/v1/forecasts?limit=1");
        if (published.GetProperty("items").GetArrayLength() > 0)
            return;
        var months = Enumerable
            .Range(0, 30)
            .Select(i => new DateOnly(2023, 7, 10).AddMonths(i).ToString("yyyy-MM-dd", null));
        var rows = months.SelectMany(
            (date, i) =>
                new[] { $"R,{date},{100 + (i * 37 % 41)}", $"S,{date},{60 + (i * 17 % 29)}" }
        );
        await api.ImportAsync("sku,date,quantity\n" + string.Join('\n', rows) + "\n");
        var run = await api.RunForecastAsync(new { horizon = 6 });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Plan_When_risk_is_requested_Then_every_strategy_is_costed_under_the_same_demand()
    {
        var plan = await PlannedAsync("""{ "scenarios": 300, "seed": 7 }""");
        var plans = plan.GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(7, plans.Count);
        foreach (var risk in plans.Select(p => p.GetProperty("risk")))
        {
            var costs = new[] { "cost10", "cost50", "cost90" }.Select(name => Number(risk, name));
            Assert.Equal(costs.Order(), costs);
            Assert.InRange(
                Number(risk, "expectedCost"),
                Number(risk, "cost10"),
                Number(risk, "cost90")
            );
            Assert.InRange(Number(risk, "fillRate10"), 0, 1);
            Assert.InRange(Number(risk, "stockoutProbability"), 0, 1);
        }
        // Stock is the means against demand that comes higher: what makes exactly the point forecast runs out.
        Assert.True(Number(Of(plans, "chase").GetProperty("risk"), "stockoutProbability") > 0.9m);
        var again = await PlannedAsync("""{ "scenarios": 300, "seed": 7 }""");
        Assert.Equal(Risks(plan), Risks(again));
        var other = await PlannedAsync("""{ "scenarios": 300, "seed": 8 }""");
        Assert.NotEqual(Risks(plan), Risks(other));
    }

    [Fact]
    public async Task Plan_When_demand_is_a_high_quantile_Then_the_fill_rate_is_higher()
    {
        var point = await PlannedAsync("""{ "scenarios": 300 }""");
        var high = await PlannedAsync(
            """{ "scenarios": 300 }""",
            Plan.Replace(
                "\"forecast\": {}",
                "\"forecast\": { \"quantile\": 0.9 }",
                StringComparison.Ordinal
            )
        );
        Assert.True(FillRate(high) > FillRate(point));

        static decimal FillRate(JsonElement plan) =>
            Number(Of(Plans(plan), "chase").GetProperty("risk"), "fillRate10");
    }

    [Fact]
    public async Task Plan_When_it_starts_after_the_first_forecast_month_Then_risk_is_costed()
    {
        var later = Plan.Replace(
            "\"demand\"",
            "\"start\": \"2026-03\", \"demand\"",
            StringComparison.Ordinal
        );
        var plan = await PlannedAsync("""{ "scenarios": 50 }""", later);
        Assert.Equal(4, plan.GetProperty("months").GetArrayLength());
        Assert.All(
            Plans(plan),
            p => Assert.True(Number(p.GetProperty("risk"), "expectedCost") > 0)
        );
    }

    [Fact]
    public async Task Plan_When_risk_is_not_requested_Then_it_is_null() =>
        Assert.All(
            Plans(await PlannedAsync("null")),
            p => Assert.Equal(JsonValueKind.Null, p.GetProperty("risk").ValueKind)
        );

    [Theory]
    [InlineData("""{ "scenarios": 0 }""", 400, "risk.scenarios")]
    [InlineData("""{ "scenarios": 10001 }""", 400, "risk.scenarios")]
    [InlineData("""{ "scenario": 10 }""", 400, "risk.scenario")]
    public async Task Plan_When_scenarios_are_invalid_Then_it_returns_the_path(
        string risk,
        int status,
        string path
    )
    {
        var problem = await ApiFixture.ProblemOf(await PostAsync(risk, Plan), status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _));
    }

    [Fact]
    public async Task Plan_When_demand_has_no_distribution_Then_it_returns_422_with_the_remedy()
    {
        var inline = """
            { "start": "2026-01", "demand": { "inline": [ { "sku": "R", "quantities": [5] } ] }, "products": [ { "sku": "R" } ] }
            """;
        var problem = await ApiFixture.ProblemOf(await PostAsync("{}", inline), 422);
        Assert.Contains(
            "demand.forecast",
            problem.GetProperty("errors").GetProperty("risk")[0].GetString()!,
            StringComparison.Ordinal
        );
    }

    private async Task<JsonElement> PlannedAsync(string risk, string body = Plan) =>
        await ApiFixture.SucceededAsync(await PostAsync(risk, body));

    private Task<HttpResponseMessage> PostAsync(string risk, string body) =>
        api.PostAsync(
            "/api/v1/plans?dryRun=true",
            string.Concat("{ \"risk\": ", risk, ",", body.TrimStart().AsSpan(1))
        );

    private static List<JsonElement> Plans(JsonElement plan) =>
        [.. plan.GetProperty("plans").EnumerateArray()];

    private static JsonElement Of(List<JsonElement> plans, string strategy) =>
        plans.Find(p => p.GetProperty("strategy").GetString() == strategy);

    private static string Risks(JsonElement plan) =>
        string.Join(';', Plans(plan).Select(p => p.GetProperty("risk").ToString()));

    private static decimal Number(JsonElement risk, string name) =>
        risk.GetProperty(name).GetDecimal();
}

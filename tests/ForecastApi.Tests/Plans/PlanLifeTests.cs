using System.Text;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Plans;

/// <summary>A stored plan: its name, its author, its orders of parts, and what has changed since.</summary>
public sealed class PlanLifeTests(ForecastedCompany company) : IClassFixture<ForecastedCompany>
{
    private const string Forecast = """
        { "name": "first", "demand": { "forecast": {} }, "parts": "flagged",
          "products": [ { "sku": "TABLE", "holdingCost": 1 } ],
          "components": [ { "sku": "SCREW", "unitCost": 0.1, "leadTime": 2 } ],
          "strategies": [ { "strategy": "justInTime" } ] }
        """;

    private readonly ApiFixture _api = company.Api;

    [Fact]
    public async Task Plan_When_renamed_Then_the_name_is_new_everywhere_and_nothing_else()
    {
        var plan = await PlanAsync(Forecast);
        var path = $"/api/v1/plans/{plan.GetProperty("id")}";
        var renamed = await ApiFixture.SucceededAsync(
            await _api.SendAsync(HttpMethod.Patch, path, Json("""{ "name": "second" }"""))
        );
        Assert.Equal("second", renamed.GetProperty("name").GetString());
        Assert.Equal("second", (await _api.GetJsonAsync(path)).GetProperty("name").GetString());
        var listed = (await _api.GetJsonAsync("/api/v1/plans?limit=1")).GetProperty("items")[0];
        Assert.Equal("second", listed.GetProperty("name").GetString());
        Assert.Equal(plan.GetProperty("plans").ToString(), renamed.GetProperty("plans").ToString());
        var unknown = await _api.SendAsync(
            HttpMethod.Patch,
            "/api/v1/plans/none",
            Json("""{ "name": "x" }""")
        );
        await ApiFixture.ProblemOf(unknown, 404);
        var wrong = await _api.SendAsync(HttpMethod.Patch, path, Json("""{ "best": "chase" }"""));
        await ApiFixture.ProblemOf(wrong, 400);
    }

    [Fact]
    public async Task Plan_When_data_changes_after_it_Then_it_lists_the_kinds()
    {
        var plan = await PlanAsync(Forecast);
        var path = $"/api/v1/plans/{plan.GetProperty("id")}";
        var read = await _api.GetJsonAsync(path);
        Assert.NotEqual(JsonValueKind.Null, read.GetProperty("runId").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, read.GetProperty("createdBy").ValueKind);
        Assert.Empty(Kinds(read));
        _api.Clock.Advance(TimeSpan.FromMinutes(1));
        await _api.StoreAsync(
            "/api/v1/products/TABLE/overrides/2026-03",
            new
            {
                quantity = 140,
                reason = "fair",
                author = "Ann",
            }
        );
        await _api.StoreAsync("/api/v1/products/BENCH/planning", new { holdingCost = 1 });
        await _api.ImportAsync("sku,date,quantity\nTABLE,2025-11-03,5\n");
        read = await _api.GetJsonAsync(path);
        Assert.Equal(["override", "sales", "product"], Kinds(read));
        Assert.Equal(
            DateTimeOffset.Parse(
                "2026-01-15T12:01:00Z",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            read.GetProperty("stale")[0].GetProperty("at").GetDateTimeOffset()
        );
        await _api.RunForecastAsync(new { horizon = 12 });
        Assert.Contains("run", Kinds(await _api.GetJsonAsync(path)));
    }

    [Fact]
    public async Task Purchases_When_exported_Then_late_orders_come_first_and_add_up_to_what_is_paid()
    {
        var plan = await PlanAsync(Forecast);
        var path = $"/api/v1/plans/{plan.GetProperty("id")}/justInTime/purchases";
        var lines = (await ApiFixture.TextOf(await _api.GetAsync(path + ".csv"))).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        Assert.Equal("orderMonth,sku,quantity,needMonth,cost,supplier,late,expedited", lines[0]);
        var orders = plan.GetProperty("plans")[0].GetProperty("purchases");
        Assert.Equal(orders.GetArrayLength(), lines.Length - 1);
        Assert.Contains(",true,false", lines[1], StringComparison.Ordinal);
        var paid = plan.GetProperty("plans")[0]
            .GetProperty("periods")
            .EnumerateArray()
            .Sum(p => p.GetProperty("materialPaid").GetDecimal());
        Assert.Equal(paid, orders.EnumerateArray().Sum(o => o.GetProperty("cost").GetDecimal()));
        Assert.Equal(200, (int)(await _api.GetAsync(path + ".xlsx")).StatusCode);
        await ApiFixture.ProblemOf(
            await _api.GetAsync(
                path.Replace("justInTime", "chase", StringComparison.Ordinal) + ".csv"
            ),
            404
        );
    }

    [Fact]
    public async Task Plan_When_it_is_refused_Then_it_is_refused_before_the_202()
    {
        const string body = """
            { "start": "2026-02", "demand": { "inline": [ { "sku": "X", "quantities": [1000000000] } ] },
              "products": [ { "sku": "X", "setupHours": 1000000000, "labourHoursPerUnit": 1000000000, "holdingCost": 1000000000, "unitPrice": 1000000000 } ],
              "workforce": { "hoursPerDay": 0.000001, "workingDays": 0.000001, "regularRate": 1000000000 } }
            """;
        var direct = await _api.SendAsync(HttpMethod.Post, "/api/v1/plans?dryRun=true", Json(body));
        var queued = await _api.SendAsync(
            HttpMethod.Post,
            "/api/v1/plans",
            Json(body),
            ("Prefer", "respond-async")
        );
        Assert.Equal(
            direct.StatusCode == System.Net.HttpStatusCode.OK ? 202 : 422,
            (int)queued.StatusCode
        );
    }

    private static IEnumerable<string> Kinds(JsonElement plan) =>
        plan.GetProperty("stale").EnumerateArray().Select(c => c.GetProperty("kind").GetString()!);

    private async Task<JsonElement> PlanAsync(string body) =>
        await ApiFixture.SucceededAsync(
            await _api.SendAsync(HttpMethod.Post, "/api/v1/plans", Json(body))
        );

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

using System.Net;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Pages;

public sealed class OverviewTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Overview_When_the_database_is_empty_Then_it_shows_the_next_steps()
    {
        var page = await PageAsync();
        Assert.Contains("No sales yet. Send a CSV file", page.Words);
        Assert.Contains("No successful run yet. Import sales first.", page.Words);
        Assert.Contains("No plan yet.", page.Words);
        Assert.Equal(0, page.Count("table"));
        Assert.DoesNotContain("rz-chart", page.Html);
        foreach (var place in (string[])["/swagger", "/hangfire", "/metrics"])
            Assert.Contains(place, page.Attributes("href"));
    }

    [Fact]
    public async Task Overview_When_a_run_is_queued_Then_it_shows_sales_and_the_run()
    {
        await using var held = new HeldWork(_api);
        await ImportAsync(TestHistory.Constant("A", 24, 5));
        var page = await PageAsync();
        Assert.Contains("Sales from Jan 2024 to Dec 2025, latest month 5 units.", page.Words);
        Assert.Contains("No forecast yet.", page.Words);

        await _api.StartForecastAsync(new { horizon = 6 });
        page = await PageAsync();
        Assert.Contains("A forecast run is queued as of Dec 2025, 6 months", page.Words);
    }

    [Fact]
    public async Task Overview_When_quantities_exceed_the_integer_range_Then_totals_are_correct()
    {
        var rows = Enumerable
            .Range(1, 12)
            .Select(n => $"HUGE-{n},2025-11-05,1000000000000\nHUGE-{n},2025-12-05,1000000000000\n");
        await ImportAsync(string.Concat(rows));
        Assert.Contains("latest month 12,000,000,000,000 units", (await PageAsync()).Words);
    }

    [Fact]
    public async Task Overview_When_a_run_succeeded_Then_totals_equal_the_summary()
    {
        await ImportAsync(
            TestHistory.Constant("A", 48, 1000)
                + TestHistory.Constant("B", 48, 500)
                + TestHistory.Seasonal("WAVE", 48)
        );
        await _api.RunForecastAsync(new { horizon = 12 });
        var page = await PageAsync();
        Assert.Contains("Forecast as of Dec 2025, 3 products", page.Words);
        Assert.Contains("Succeeded 15 Jan 2026, 12:00 UTC", page.Words);
        Assert.Contains("Horizon 12 months", page.Words);
        Assert.Contains("Failures none", page.Words);
        Assert.Contains("rz-range-area-series", page.Html);

        foreach (
            var (bucket, name) in ((string, Func<string, string>)[])
                [("month", p => Month(p)), ("quarter", p => $"{p[5..]} {p[..4]}")]
        )
        {
            var summary = await _api.GetJsonAsync(
                $"/api/v1/forecasts/summary?by=total&bucket={bucket}"
            );
            foreach (var item in summary.GetProperty("items").EnumerateArray())
                Assert.Contains(
                    $" {name(item.GetProperty("period").GetString()!)} {Units(item, "quantity")} {Units(item, "lower80")} {Units(item, "upper80")} ",
                    page.Words
                );
        }
        var run = (await _api.GetJsonAsync("/api/v1/forecast-runs")).GetProperty("items")[0];
        Assert.Equal(
            run.GetProperty("models").EnumerateObject().Count(),
            page.Html.Split("class=\"bar\"").Length - 1
        );
    }

    [Fact]
    public async Task Overview_When_a_plan_is_stored_Then_it_compares_strategies_and_explains_infeasible_ones()
    {
        var answer = await _api.PostAsync(
            "/api/v1/plans",
            """
            {
              "name": "H1 <2026>", "start": "2026-01",
              "demand": { "inline": [ { "sku": "P", "quantities": [1600, 3000, 3200, 3800, 2200, 2200] } ] },
              "products": [ { "sku": "P", "unitPrice": 40, "materialCost": 10, "labourHoursPerUnit": 4, "holdingCost": 2,
                  "backorderCost": 5, "openingStock": 1000, "closingStock": 500 } ],
              "workforce": { "openingWorkers": 80, "hoursPerDay": 8, "workingDays": [20, 20, 20, 20, 20, 20], "regularRate": 4,
                  "overtimeRate": 6, "maxOvertimeHoursPerWorker": 10, "hireCost": 300, "layoffCost": 500 },
              "strategies": [ { "strategy": "chase" }, { "strategy": "level" }, { "strategy": "thirdParty" }, { "strategy": "optimal" } ]
            }
            """
        );
        var plan = await ApiFixture.SucceededAsync(answer);
        var page = await PageAsync();
        var cost = Units(plan.GetProperty("plans")[3], "totalCost");
        Assert.Contains("H1 <2026> · Jan 2026 to Jun 2026 · costs in EUR", page.Words);
        Assert.Contains($"Optimal is the cheapest at {cost} EUR, ", page.Words);
        Assert.Contains($"Optimal Cheapest {cost} ", page.Words);
        Assert.Equal(3, page.Html.Split("class=\"cost-bar\"").Length - 1);
        var thirdParty = plan.GetProperty("plans")[2];
        Assert.False(thirdParty.GetProperty("feasible").GetBoolean());
        Assert.Contains(
            $"Not feasible Third party {thirdParty.GetProperty("reasons")[0].GetString()}",
            page.Words
        );
        foreach (
            var aim in (string[])
                [
                    "Lowest cost",
                    "Highest service level",
                    "Lowest stock",
                    "Most stable production",
                    "Most stable workforce",
                    "Highest utilisation",
                ]
        )
            Assert.Contains($" {aim} ", page.Words);
        Assert.Contains($"Lowest cost Optimal {cost} EUR", page.Words);
    }

    [Fact]
    public async Task Overview_When_no_strategy_is_feasible_Then_it_shows_the_reasons()
    {
        var answer = await _api.PostAsync(
            "/api/v1/plans",
            """
            {
              "start": "2026-01",
              "demand": { "inline": [ { "sku": "P", "quantities": [10, 20] } ] },
              "products": [ { "sku": "P" } ],
              "strategies": [ { "strategy": "thirdParty" } ]
            }
            """
        );
        await ApiFixture.SucceededAsync(answer);
        var page = await PageAsync();
        Assert.Contains("No strategy satisfies every limit of this request.", page.Words);
        Assert.Contains("Not feasible Third party", page.Words);
    }

    [Fact]
    public async Task Overview_When_the_database_is_unavailable_Then_it_returns_503_with_Retry_After()
    {
        await PageAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.WriteAllText(
            _api.DatabaseFile,
            "This is no database any more. " + new string('x', 5000)
        );
        foreach (var side in (string[])["-wal", "-shm"])
            File.Delete(_api.DatabaseFile + side);
        var answer = await _api.GetAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
        Assert.Contains("Database unavailable", page.Words);
    }

    [Fact]
    public async Task Stylesheet_When_requested_Then_it_is_immutable_and_supports_dark_mode()
    {
        var page = await PageAsync();
        var path = Assert.Single(
            page.Attributes("href"),
            link => link.EndsWith(".css", StringComparison.Ordinal)
        );
        var answer = await _api.GetAsync(path);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        var styles = await ApiFixture.TextOf(answer);
        Assert.Contains("prefers-color-scheme: dark", styles);
        Assert.DoesNotContain("url(", styles);
        Assert.DoesNotContain("@import", styles);
    }

    private async Task<PageText> PageAsync()
    {
        var answer = await _api.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
        return page;
    }

    private async Task ImportAsync(string rows) =>
        await ApiFixture.SucceededAsync(await _api.ImportAsync(TestHistory.Header + rows));

    private static string Month(string period) =>
        DateOnly
            .Parse(period + "-01", System.Globalization.CultureInfo.InvariantCulture)
            .ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Units(JsonElement item, string name) =>
        item.GetProperty(name)
            .GetDecimal()
            .ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}

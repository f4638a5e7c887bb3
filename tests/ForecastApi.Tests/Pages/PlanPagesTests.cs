using System.Globalization;
using System.Net;
using System.Text.Json;
using ForecastApi.Tests.Plans;

namespace ForecastApi.Tests.Pages;

public sealed class PlanPagesTests : IAsyncDisposable
{
    private const string Hostile = "<script>alert('x')</script> & \"co\"";

    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task List_When_there_is_no_plan_Then_it_shows_the_next_step()
    {
        var page = await PageAsync("/plans");
        Assert.Contains("No plan yet. Send products, workforce and costs", page.Words);
        Assert.Equal(0, page.Count("table"));
        Assert.Contains("<a href=\"/plans\" aria-current=\"page\">", page.Html);
    }

    [Fact]
    public async Task List_When_plans_are_stored_Then_it_pages_from_the_newest_with_best_strategy_and_cost()
    {
        const string cheap = """[ { "strategy": "level" }, { "strategy": "chase" } ]""";
        for (var i = 1; i <= 26; i++)
            await _api.PlanAsync(PlanSteps.RedTomato($"Number {i}.", strategies: cheap));
        var items = (await _api.GetJsonAsync("/api/v1/plans?limit=1")).GetProperty("items");
        await _api.AcceptAsync(items[0].Id(), "chase");
        var first = await PageAsync("/plans");
        var cost = Whole(items[0].Number("totalCost"));
        Assert.Contains(
            $"Number 26. Nov 2025 to Apr 2026 Level {cost} EUR Chase 15 Jan 2026, 12:00 UTC Number 25.",
            first.Words
        );
        Assert.DoesNotContain("Number 1. ", first.Words);
        var older = Assert.Single(
            first.Attributes("href"),
            link => link.StartsWith("/plans?cursor=", StringComparison.Ordinal)
        );
        var second = await PageAsync(older);
        Assert.Contains("Number 1. ", second.Words);
        Assert.DoesNotContain("Number 2. ", second.Words);
        Assert.Contains("Newest", second.Words);
    }

    [Fact]
    public async Task Comparison_When_opened_Then_it_shows_strategies_leaders_and_reasons()
    {
        var plan = await _api.PlanAsync(
            PlanSteps.RedTomato(
                Hostile,
                strategies: """[ { "strategy": "chase" }, { "strategy": "level" }, { "strategy": "thirdParty" }, { "strategy": "optimal" } ]""",
                canBuy: false
            )
        );
        await _api.AcceptAsync(plan.Id(), "level");
        var page = await PageAsync($"/plans/{plan.Id()}");
        Assert.Contains(
            $"<h1>{WebUtility.HtmlEncode(Hostile).Replace("&#39;", "&#x27;")}</h1>",
            page.Html
        );
        Assert.Contains("Nov 2025 to Apr 2026, 6 months · costs in EUR", page.Words);
        Assert.Contains("Level is the accepted plan.", page.Words);
        Assert.Equal(3, page.Html.Split("class=\"cost-bar\"").Length - 1);
        foreach (var strategy in plan.GetProperty("plans").EnumerateArray())
        {
            var name = strategy.GetProperty("strategy").GetString()!;
            Assert.Contains($"/plans/{plan.Id()}/{name}", page.Attributes("href"));
            Assert.Contains($"/api/v1/plans/{plan.Id()}/{name}.csv", page.Attributes("href"));
            if (strategy.GetProperty("feasible").GetBoolean())
                Assert.Contains(Whole(strategy.Number("totalCost")), page.Words);
        }
        var chase = plan.Of("chase").GetProperty("kpis");
        Assert.Contains(
            $" {Whole(chase.Number("productionRateChange"))} {Whole(chase.Number("workforceChange"))} ",
            page.Words
        );
        var leaders = plan.GetProperty("bestBy")
            .EnumerateObject()
            .Count(l => l.Value.ValueKind == JsonValueKind.String);
        Assert.Equal(6, leaders);
        Assert.Equal(
            leaders,
            page.Html.Split("<span class=\"visually-hidden\"> best</span>").Length - 1
        );
        Assert.Contains(
            $"Not feasible Third party {plan.Of("thirdParty").GetProperty("reasons")[0].GetString()}",
            page.Words
        );
        Assert.Contains("aria-current=\"true\">Plans", page.Html);
    }

    [Fact]
    public async Task Months_When_opened_Then_every_number_equals_the_API()
    {
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        foreach (var strategy in plan.GetProperty("plans").EnumerateArray())
        {
            var name = strategy.GetProperty("strategy").GetString()!;
            var page = await PageAsync($"/plans/{plan.Id()}/{name}");
            Assert.Contains($"/api/v1/plans/{plan.Id()}/{name}.csv", page.Attributes("href"));
            Assert.Contains($"Total cost {Whole(strategy.Number("totalCost"))} EUR", page.Words);
            foreach (var month in strategy.GetProperty("periods").EnumerateArray())
            {
                var p = month.GetProperty("products")[0];
                Assert.Contains(
                    Row(
                        Month(month),
                        p.Number("demand"),
                        p.Number("regularProduction"),
                        p.Number("overtimeProduction"),
                        p.Number("subcontracted"),
                        p.Number("inventory"),
                        p.Number("backorders"),
                        p.Number("lostSales")
                    ),
                    page.Words
                );
                if (page.Words.Contains("Workers and hours", StringComparison.Ordinal))
                    Assert.Contains(
                        Row(
                            Month(month),
                            month.Number("workers"),
                            month.Number("hired"),
                            month.Number("laidOff"),
                            month.Number("regularHours"),
                            month.Number("idleHours"),
                            month.Number("overtimeHours")
                        ),
                        page.Words
                    );
                Assert.Contains(
                    Row(
                        Month(month),
                        month.Number("cost"),
                        month.Number("materialUsed"),
                        month.Number("materialPaid"),
                        month.Number("partsStockValue"),
                        month.Number("cashOut"),
                        month.Number("cumulativeCashOut")
                    ),
                    page.Words
                );
            }
        }
    }

    [Fact]
    public async Task Months_When_the_plan_is_accepted_Then_it_is_compared_with_actual_sales()
    {
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        await _api.AcceptAsync(plan.Id(), "chase");
        var before = await PageAsync($"/plans/{plan.Id()}/chase");
        Assert.Contains("No month of the plan has complete sales.", before.Words);
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                "sku,date,quantity\nP,2025-10-03,9\nP,2025-11-03,2000\nP,2025-12-03,2900\n"
            )
        );
        var page = await PageAsync($"/plans/{plan.Id()}/chase");
        Assert.Contains("Complete sales through Dec 2025", page.Words);
        Assert.Contains(
            "Actual sales are 4,900 units, 300 above plan. WAPE 10.2 %, bias −6.1 %.",
            page.Words
        );
        Assert.Contains(" Nov 2025 1,600 2,000 −400 0 0 0 400 ", page.Words);
        Assert.Contains(" Dec 2025 3,000 2,900 +100 0 0 0 300 ", page.Words);
        Assert.DoesNotContain(
            "Plan and actuals",
            (await PageAsync($"/plans/{plan.Id()}/level")).Words
        );
    }

    [Fact]
    public async Task Months_When_the_plan_has_machines_parts_and_limits_Then_all_are_shown()
    {
        foreach (var sku in (string[])["CHAIR", "LEG"])
            await _api.StoreAsync($"/api/v1/products/{sku}", new { });
        await _api.StoreAsync(
            "/api/v1/products/CHAIR/bom",
            new { lines = new[] { new { componentSku = "LEG", quantity = 4 } } }
        );
        var plan = await _api.PlanAsync(
            """
            {
              "start": "2026-01",
              "demand": { "inline": [ { "sku": "CHAIR", "quantities": [100, 160, 100] }, { "sku": "STOOL", "quantities": [10, 20, 30] } ] },
              "products": [ { "sku": "CHAIR", "holdingCost": 2 }, { "sku": "STOOL", "materialCost": 3, "holdingCost": 1 } ],
              "workforce": null,
              "resources": [ { "id": "lathe", "hoursPerUnit": { "CHAIR": 1 }, "openingMachines": [2, 1, 2], "hoursPerMachine": 70,
                  "operatingCostPerHour": 5, "purchaseCost": 100, "maxPurchases": 1 } ],
              "components": [ { "sku": "LEG", "unitCost": 1.5, "leadTime": 1 } ],
              "parts": "flagged",
              "strategies": [ { "strategy": "optimal" } ]
            }
            """
        );
        var optimal = plan.Of("optimal");
        Assert.True(optimal.GetProperty("feasible").GetBoolean(), optimal.ToString());
        var page = await PageAsync($"/plans/{plan.Id()}/optimal");
        Assert.Contains("Plan from Jan 2026", page.Words);
        Assert.DoesNotContain("Workers by month", page.Html);
        Assert.Contains("Proven optimal within these limits", page.Words);
        foreach (var period in optimal.GetProperty("periods").EnumerateArray())
        {
            var lathe = period.GetProperty("resources")[0];
            var share = lathe.Number("utilisation") * 100;
            Assert.Contains(
                $"{share.ToString("N0", CultureInfo.InvariantCulture)} % {Units(lathe.Number("hoursUsed"))} / {Units(lathe.Number("hoursAvailable"))}",
                page.Words
            );
        }
        var orders = optimal.GetProperty("purchases").EnumerateArray().ToList();
        Assert.Contains(orders, o => o.GetProperty("late").GetBoolean());
        foreach (var order in orders)
            Assert.Contains(
                $" {Period(order.GetProperty("orderMonth"))} {(order.GetProperty("late").GetBoolean() ? "Late " : "")}LEG {Units(order.Number("quantity"))} {Period(order.GetProperty("needMonth"))} {Whole(order.Number("cost"))} ",
                page.Words
            );
        foreach (var limit in optimal.GetProperty("limits").EnumerateArray())
            Assert.Contains(
                limit.Number("worth").ToString("N2", CultureInfo.InvariantCulture),
                page.Words
            );
        Assert.Contains("Machines bought: 1 lathe in ", page.Words);

        var one = await PageAsync($"/plans/{plan.Id()}/optimal?sku=STOOL");
        Assert.Contains("STOOL, units per month", one.Words);
        Assert.Contains(" Jan 2026 10 ", one.Words);
        Assert.Contains("<option value=\"STOOL\" selected>", one.Html);
        Assert.Contains("All 2 products, units per month", page.Words);
        Assert.Contains(" Jan 2026 110 ", page.Words);
    }

    [Fact]
    public async Task Months_When_the_plan_is_infeasible_Then_the_reasons_are_shown_and_escaped()
    {
        const string sku = "=<script>P</script>&\"";
        var plan = await _api.PlanAsync(
            PlanSteps.RedTomato(
                Hostile,
                sku: sku,
                strategies: """[ { "strategy": "thirdParty" } ]""",
                canBuy: false
            )
        );
        var page = await PageAsync($"/plans/{plan.Id()}/thirdParty");
        Assert.Contains("This plan is infeasible.", page.Words);
        Assert.Contains(plan.Of("thirdParty").GetProperty("reasons")[0].GetString()!, page.Words);
        var filtered = await PageAsync(
            $"/plans/{plan.Id()}/thirdParty?sku={Uri.EscapeDataString(sku)}"
        );
        Assert.Contains(sku + ", units per month", filtered.Words);
        await PageAsync($"/plans/{plan.Id()}");
        await PageAsync("/plans");
        var file = await _api.GetAsync($"/api/v1/plans/{plan.Id()}/thirdParty.csv");
        Assert.Equal(
            "plan-2025-11-thirdParty.csv",
            file.Content.Headers.ContentDisposition?.FileName?.Trim('"')
        );
        var csv = await ApiFixture.TextOf(file);
        Assert.StartsWith("2025-11,\"'=<script>P</script>&\"\"\",1600,", csv.Split('\n')[1]);
    }

    [Theory]
    [InlineData("/plans/none", 404, "There is no plan 'none'.")]
    [InlineData("/plans/<b>", 404, "There is no plan '<b>'.")]
    [InlineData("/plans/none/level", 404, "There is no plan 'none'.")]
    [InlineData("/plans?cursor=zz", 400, "is not a cursor of this list")]
    [InlineData("/plans/{id}/cheapest", 404, "There is no strategy of this plan 'cheapest'.")]
    [InlineData("/plans/{id}/level?sku=Q", 404, "There is no product of this plan 'Q'.")]
    public async Task Page_When_it_does_not_exist_Then_the_error_page_links_to_the_list(
        string path,
        int status,
        string words
    )
    {
        var plan = await _api.PlanAsync(
            PlanSteps.RedTomato(strategies: """[ { "strategy": "level" } ]""")
        );
        var answer = await _api.GetAsync(path.Replace("{id}", plan.Id(), StringComparison.Ordinal));
        Assert.Equal(status, (int)answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
        Assert.Contains(words, page.Words);
        Assert.Contains("All plans", page.Words);
    }

    private async Task<PageText> PageAsync(string path)
    {
        var answer = await _api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await PageText.OfAsync(answer);
        page.AssertSound();
        return page;
    }

    private static string Row(string month, params IEnumerable<decimal> units) =>
        $" {month} {string.Join(' ', units.Select(Units))} ";

    private static string Month(JsonElement period) => Period(period.GetProperty("month"));

    private static string Period(JsonElement month) =>
        DateOnly
            .Parse(month.GetString() + "-01", CultureInfo.InvariantCulture)
            .ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static string Whole(decimal number) =>
        number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Units(decimal number) =>
        number.ToString(
            Math.Abs(number) < 10 && number != decimal.Truncate(number) ? "N1" : "N0",
            CultureInfo.InvariantCulture
        );
}

using System.Text.Json;

namespace ForecastApi.Tests.Plans;

/// <summary>The clock is in 2026-01, so 2025-12 is the last complete month.</summary>
public sealed class PlanActualsTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Actuals_When_two_months_are_complete_Then_they_are_compared_and_the_others_are_open()
    {
        await ImportAsync(
            "P,2025-10-03,1500",
            "P,2025-11-03,1700",
            "P,2025-11-20,200",
            "P,2025-12-01,3100",
            "P,2025-12-24,-300",
            "P,2026-01-02,999"
        );
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        await ApiFixture.SucceededAsync(await _api.AcceptAsync(plan.Id(), "level"));
        var actuals = await ActualsAsync(plan.Id());

        Assert.Equal("level", actuals.GetProperty("strategy").GetString());
        Assert.Equal("2025-12", actuals.GetProperty("asOf").GetString());
        Assert.Equal(
            ["2026-01", "2026-02", "2026-03", "2026-04"],
            actuals.GetProperty("openMonths").EnumerateArray().Select(m => m.GetString())
        );
        var periods = actuals.GetProperty("periods").EnumerateArray().ToList();
        Assert.Equal(
            ["2025-11", "2025-12"],
            periods.Select(p => p.GetProperty("month").GetString())
        );
        var months = plan.Of("level").GetProperty("periods").EnumerateArray().ToList();
        var net = 1000m;
        decimal[] sold = [1900, 2800];
        decimal[] demand = [1600, 3000];
        for (var t = 0; t < 2; t++)
        {
            var product = months[t].GetProperty("products")[0];
            net +=
                product.Number("regularProduction")
                + product.Number("overtimeProduction")
                + product.Number("subcontracted")
                - sold[t];
            var shown = periods[t].GetProperty("products")[0];
            Assert.Equal(demand[t], shown.Number("plannedDemand"));
            Assert.Equal(sold[t], shown.Number("actualSales"));
            Assert.Equal(demand[t] - sold[t], shown.Number("plannedLessActual"));
            Assert.Equal(product.Number("inventory"), shown.Number("plannedInventory"));
            Assert.Equal(product.Number("backorders"), shown.Number("plannedBackorders"));
            Assert.Equal(Math.Max(0, net), shown.Number("resultingInventory"));
            Assert.Equal(Math.Max(0, -net), shown.Number("resultingBackorders"));
        }
        var totals = actuals.GetProperty("totals");
        Assert.Equal(2, totals.Number("points"));
        Assert.Equal(4600, totals.Number("plannedDemand"));
        Assert.Equal(4700, totals.Number("actualSales"));
        Assert.Equal(-100, totals.Number("plannedLessActual"));
        Assert.Equal(500.0 / 4700, totals.GetProperty("wape").GetDouble(), 12);
        Assert.Equal(-100.0 / 4700, totals.GetProperty("bias").GetDouble(), 12);
        Assert.Equal(1, totals.Number("plannedServiceLevel"));
        var owed = periods.Select(p =>
            Math.Min(
                p.GetProperty("products")[0].Number("actualSales"),
                p.GetProperty("products")[0].Number("resultingBackorders")
            )
        );
        Assert.Equal(1 - (owed.Sum() / 4700), totals.Number("serviceLevel"), 6);
        Assert.Equal(
            totals.ToString(),
            actuals.GetProperty("products")[0].GetProperty("totals").ToString()
        );
    }

    [Fact]
    public async Task Actuals_When_sales_exceed_supply_Then_there_are_backorders_and_service_falls()
    {
        await ImportAsync("P,2025-11-03,5000", "P,2025-12-03,0");
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        await _api.AcceptAsync(plan.Id(), "chase");
        var actuals = await ActualsAsync(plan.Id());
        var first = actuals.GetProperty("periods")[0].GetProperty("products")[0];
        // 1,000 in stock and 600 made
        Assert.Equal(3400, first.Number("resultingBackorders"));
        Assert.Equal(0, first.Number("resultingInventory"));
        Assert.Equal(0.32m, actuals.Number("totals", "serviceLevel"));
    }

    [Fact]
    public async Task Actuals_When_a_product_is_not_stored_Then_it_has_a_reason_instead_of_sales()
    {
        await ImportAsync("P,2025-11-03,100", "P,2025-12-03,100");
        var plan = await _api.PlanAsync(PlanSteps.RedTomato(sku: "<NOT&STORED>"));
        await _api.AcceptAsync(plan.Id(), "level");
        var actuals = await ActualsAsync(plan.Id());
        var product = Assert.Single(actuals.GetProperty("products").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, product.GetProperty("totals").ValueKind);
        Assert.Contains("not a stored product", product.GetProperty("reason").GetString());
        var month = actuals.GetProperty("periods")[1].GetProperty("products")[0];
        foreach (
            var unknown in (string[])
                ["actualSales", "plannedLessActual", "resultingInventory", "resultingBackorders"]
        )
            Assert.Equal(JsonValueKind.Null, month.GetProperty(unknown).ValueKind);
        var totals = actuals.GetProperty("totals");
        Assert.Equal(0, totals.Number("points"));
        foreach (var unknown in (string[])["wape", "bias", "plannedServiceLevel", "serviceLevel"])
            Assert.Equal(JsonValueKind.Null, totals.GetProperty(unknown).ValueKind);
    }

    [Fact]
    public async Task Actuals_When_a_stored_product_has_no_sales_Then_sales_are_zero()
    {
        await _api.StoreAsync("/api/v1/products/P", new { });
        await ImportAsync("OTHER,2025-10-03,100", "OTHER,2025-12-03,100");
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        await _api.AcceptAsync(plan.Id(), "optimal");
        var actuals = await ActualsAsync(plan.Id());
        Assert.Equal(0, actuals.Number("totals", "actualSales"));
        Assert.Equal(4600, actuals.Number("totals", "plannedLessActual"));
        Assert.Equal(
            JsonValueKind.Null,
            actuals.GetProperty("totals").GetProperty("wape").ValueKind
        );
        Assert.Equal(1, actuals.Number("totals", "serviceLevel"));
    }

    [Theory]
    [InlineData("2026-01")]
    [InlineData("2020-01")]
    public async Task Actuals_When_sales_are_incomplete_from_the_start_Then_all_months_are_open(
        string start
    )
    {
        await ImportAsync("P,2025-10-03,100", "P,2026-01-03,100");
        var plan = await _api.PlanAsync(PlanSteps.RedTomato(start: start));
        await _api.AcceptAsync(plan.Id(), "level");
        var actuals = await ActualsAsync(plan.Id());
        Assert.Equal(6, actuals.GetProperty("openMonths").GetArrayLength());
        Assert.Equal(0, actuals.GetProperty("periods").GetArrayLength());
        Assert.Equal("2025-10", actuals.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Actuals_When_no_plan_is_accepted_or_sales_are_missing_Then_it_returns_409_or_null()
    {
        var plan = await _api.PlanAsync(PlanSteps.RedTomato());
        var problem = await ApiFixture.ProblemOf(
            await _api.GetAsync($"/api/v1/plans/{plan.Id()}/actuals"),
            409
        );
        Assert.Equal("noAcceptedPlan", problem.GetProperty("code").GetString());
        Assert.Contains(
            $"PUT /api/v1/plans/{plan.Id()}/accepted",
            problem.GetProperty("detail").GetString()
        );
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/plans/none/actuals"), 404);
        await _api.AcceptAsync(plan.Id(), "level");
        var actuals = await ActualsAsync(plan.Id());
        Assert.Equal(JsonValueKind.Null, actuals.GetProperty("asOf").ValueKind);
        Assert.Equal(6, actuals.GetProperty("openMonths").GetArrayLength());
    }

    private Task<JsonElement> ActualsAsync(string id) =>
        _api.GetJsonAsync($"/api/v1/plans/{id}/actuals");

    private async Task ImportAsync(params string[] rows) =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync("sku,date,quantity\n" + string.Join('\n', rows) + "\n")
        );
}

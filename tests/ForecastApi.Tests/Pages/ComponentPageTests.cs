using ForecastApi.Tests.Http;
using ForecastApi.Tests.Plans;

namespace ForecastApi.Tests.Pages;

/// <summary>The page of a product that goes into others.</summary>
public sealed class ComponentPageTests(ForecastedCompany company) : IClassFixture<ForecastedCompany>
{
    private readonly ApiFixture _api = company.Api;

    [Fact]
    public async Task Product_When_it_goes_into_others_Then_its_page_shows_their_demand_and_the_planned_orders()
    {
        var before = await HtmlAsync("/products/SCREW");
        Assert.Contains("Use in other products", before, StringComparison.Ordinal);
        Assert.Contains("3 bills of materials", before, StringComparison.Ordinal);
        Assert.DoesNotContain("No sales yet", before, StringComparison.Ordinal);
        // 100 tables with 2 frames of 3 screws, a quarter lost, and 1 screw, a fifth lost; 50 benches
        Assert.Contains("975", before, StringComparison.Ordinal);

        var plan = await _api.PlanAsync(
            """
            { "demand": { "forecast": { "skus": ["TABLE"] } }, "products": [ { "sku": "TABLE", "holdingCost": 1 }, { "sku": "FRAME", "holdingCost": 1, "openingStock": 40 } ],
              "components": [ { "sku": "SCREW", "unitCost": 0.1 } ], "strategies": [ { "strategy": "justInTime" } ] }
            """
        );
        var screw = await HtmlAsync("/products/SCREW");
        Assert.Contains($"/plans/{plan.Id()}/justInTime", screw, StringComparison.Ordinal);
        Assert.Contains("Planned orders of components", screw, StringComparison.Ordinal);
        var frame = await HtmlAsync("/products/FRAME");
        Assert.Contains("Units drawn, made and bought by month", frame, StringComparison.Ordinal);
        Assert.Contains(">160<", frame, StringComparison.Ordinal);
        var months = await HtmlAsync($"/plans/{plan.Id()}/justInTime");
        Assert.Contains(
            $"/api/v1/plans/{plan.Id()}/justInTime/purchases.csv",
            months,
            StringComparison.Ordinal
        );
        Assert.Contains("Drawn by parents", months, StringComparison.Ordinal);
        Assert.Contains("Material paid", months, StringComparison.Ordinal);
    }

    private async Task<string> HtmlAsync(string path)
    {
        var answer = await _api.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, path);
        return await ApiFixture.TextOf(answer);
    }
}

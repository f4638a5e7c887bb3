namespace ForecastApi.Tests.Http;

/// <summary>Launch and end months in forecasts, their summaries and the comparison of runs.</summary>
public sealed class ProductLifeTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                TestHistory.Header
                    + TestHistory.Constant("OLD", 36, 70)
                    + TestHistory.Constant("SAMPLED", 36, 2)
                    + TestHistory.Constant("PLAIN", 36, 10)
            )
        );
        // A sample of two units a month, then half a year of sales
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Constant("SAMPLED", 6, 50))
        );
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Forecast_When_a_product_launches_and_ends_Then_it_is_zero_outside_its_life()
    {
        await _api.StoreAsync(
            "/api/v1/products/PLAIN",
            new { launchMonth = "2026-02", endMonth = "2026-04" }
        );
        await _api.StoreAsync("/api/v1/products/OLD", new { endMonth = "2026-03" });
        await _api.StoreAsync(
            "/api/v1/products/NEXT",
            new { likeSku = "OLD", launchMonth = "2026-04" }
        );
        await _api.RunForecastAsync(new { horizon = 6 });

        var old = await QuantitiesAsync("OLD");
        Assert.All(old[..3], q => Assert.InRange(q, 60, 80));
        Assert.Equal([0, 0, 0], old[3..]);
        var next = await QuantitiesAsync("NEXT");
        Assert.Equal([0, 0, 0], next[..3]);
        Assert.All(next[3..], q => Assert.InRange(q, 60, 80));
        // All its sales are samples
        Assert.Equal([0, 0, 0, 0, 0, 0], await QuantitiesAsync("PLAIN"));
        var answer = await _api.GetJsonAsync("/api/v1/products/PLAIN/forecast");
        Assert.Equal(36, answer.GetProperty("history").GetArrayLength());
        foreach (var month in answer.GetProperty("forecast").EnumerateArray())
            Assert.Equal(0, month.GetProperty("upper95").GetDecimal());

        var summary = await _api.GetJsonAsync("/api/v1/forecasts/summary?by=product");
        Assert.Equal(
            next.Sum(),
            summary
                .GetProperty("items")
                .EnumerateArray()
                .Where(i => i.GetProperty("key").GetString() == "NEXT")
                .Sum(i => i.GetProperty("quantity").GetDecimal())
        );
    }

    [Fact]
    public async Task Forecast_When_sales_precede_the_launch_Then_they_teach_nothing()
    {
        await _api.RunForecastAsync(new { horizon = 3 });
        await _api.StoreAsync("/api/v1/products/SAMPLED", new { launchMonth = "2025-07" });
        await _api.StoreAsync("/api/v1/products/PLAIN", new { endMonth = "2026-01" });
        await _api.RunForecastAsync(new { horizon = 3 });

        Assert.All(await QuantitiesAsync("SAMPLED"), q => Assert.InRange(q, 45, 55));
        var answer = await _api.GetJsonAsync("/api/v1/products/SAMPLED/forecast");
        var history = answer.GetProperty("history");
        Assert.Equal(36, history.GetArrayLength());
        Assert.Equal(2, history[0].GetProperty("quantity").GetDecimal());
        Assert.Contains("life", await CausesAsync("SAMPLED"));
        Assert.Equal(["life"], await CausesAsync("PLAIN"));
        Assert.Empty(await CausesAsync("OLD"));
        var page = await ApiFixture.TextOf(await _api.GetAsync("/products/SAMPLED"));
        Assert.Contains("sold from", page);
    }

    private async Task<decimal[]> QuantitiesAsync(string sku) =>
        [
            .. (await _api.GetJsonAsync($"/api/v1/products/{sku}/forecast"))
                .GetProperty("forecast")
                .EnumerateArray()
                .Select(m => m.GetProperty("quantity").GetDecimal()),
        ];

    private async Task<IEnumerable<string?>> CausesAsync(string sku) =>
        (await _api.GetJsonAsync("/api/v1/forecasts/changes?sku=" + sku))
            .GetProperty("items")
            .EnumerateArray()
            .SelectMany(i => i.GetProperty("causes").EnumerateArray())
            .Select(c => c.GetString());
}

namespace ForecastApi.Tests.Http;

public sealed class ForecastSummaryTests(ForecastedCompany company)
    : IClassFixture<ForecastedCompany>
{
    private readonly ApiFixture _api = company.Api;

    [Fact]
    public async Task Summary_When_by_component_Then_both_levels_and_the_scrap_are_in_it()
    {
        // A table takes 1 / 0.8 + 2 × 3 / 0.75 = 9.25 screws and 2 frames, a bench 1 screw
        var items = await ItemsAsync("by=component&from=2026-08&to=2026-08");
        Assert.Equal([("FRAME", "2026-08", 200m), ("SCREW", "2026-08", (100 * 9.25m) + 50)], items);
    }

    [Fact]
    public async Task Summary_When_by_component_and_quarter_Then_three_months_are_added()
    {
        var items = await ItemsAsync("by=component&bucket=quarter");
        Assert.Equal(8, items.Count);
        Assert.Equal(("FRAME", "2026-Q1", 600m), items[0]);
        Assert.Equal(("SCREW", "2026-Q4", 2925m), items[7]);
    }

    [Fact]
    public async Task Summary_When_by_category_Then_its_products_are_added()
    {
        var wave = await ItemsAsync("by=product&from=2026-05&to=2026-05");
        Assert.Equal(["BENCH", "TABLE", "WAVE"], wave.Select(i => i.Key));
        Assert.Equal(
            [("furniture", "2026-05", 150m), ("other", "2026-05", wave[2].Quantity)],
            await ItemsAsync("by=category&from=2026-05&to=2026-05")
        );
        Assert.Equal(
            [("total", "2026-05", 150m + wave[2].Quantity)],
            await ItemsAsync("from=2026-05&to=2026-05")
        );
    }

    [Fact]
    public async Task Summary_When_read_Then_it_says_which_run_it_is_of()
    {
        var summary = await _api.GetJsonAsync("/api/v1/forecasts/summary?by=total");
        var run = (await _api.GetJsonAsync("/api/v1/forecast-runs")).GetProperty("items")[0];
        Assert.Equal(run.GetProperty("id").GetString(), summary.GetProperty("runId").GetString());
        Assert.Equal("2025-12", summary.GetProperty("asOf").GetString());
        Assert.All(
            summary.GetProperty("items").EnumerateArray(),
            i =>
                Assert.InRange(
                    i.GetProperty("quantity").GetDecimal(),
                    i.GetProperty("lower80").GetDecimal(),
                    i.GetProperty("upper80").GetDecimal()
                )
        );
    }

    [Theory]
    [InlineData("by=colour", "by")]
    [InlineData("bucket=day", "bucket")]
    [InlineData("from=2026-00", "from")]
    public async Task Summary_When_a_parameter_is_wrong_Then_it_is_named(string query, string name)
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts/summary?" + query),
            400
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    private async Task<List<(string Key, string Period, decimal Quantity)>> ItemsAsync(string query)
    {
        var summary = await _api.GetJsonAsync("/api/v1/forecasts/summary?" + query);
        return
        [
            .. summary
                .GetProperty("items")
                .EnumerateArray()
                .Select(i =>
                    (
                        i.GetProperty("key").GetString()!,
                        i.GetProperty("period").GetString()!,
                        i.GetProperty("quantity").GetDecimal()
                    )
                ),
        ];
    }
}

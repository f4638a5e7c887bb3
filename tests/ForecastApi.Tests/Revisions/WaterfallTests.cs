using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Revisions;

/// <summary>
/// FLAT sells 50 a month until its history is corrected to 80, GONE 20 until it is corrected to 10; forecasts of constant sales
/// are those sales. Official snapshots of 3 months as of 2025-09 and 2025-10 before, 2025-11 after the correction; a second
/// run as of 2025-11 is not official.
/// </summary>
public sealed class WaterfallTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await _api.StoreAsync("/api/v1/products/GONE", new { category = "shed" });
        await ImportAsync(50, 20);
        await RunAsync(3, "2025-09");
        await RunAsync(3, "2025-10");
        await ImportAsync(80, 10);
        await RunAsync(3, "2025-11");
        await RunAsync(6, "2025-11");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Waterfall_When_asked_for_a_product_Then_rows_are_origins_and_columns_targets()
    {
        var waterfall = await _api.GetJsonAsync("/api/v1/forecasts/waterfall?sku=FLAT");
        Assert.Equal(
            """["2025-10","2025-11","2025-12","2026-01","2026-02"]""",
            waterfall.GetProperty("periods").GetRawText()
        );
        Assert.Equal("[80,80,80,null,null]", waterfall.GetProperty("actuals").GetRawText());
        var origins = waterfall.GetProperty("origins").EnumerateArray().ToList();
        Assert.Equal(
            [
                "2025-09 [50,50,50,null,null] [null,null,null,null,null]",
                "2025-10 [null,50,50,50,null] [null,0,0,null,null]",
                "2025-11 [null,null,80,80,80] [null,null,30,30,null]",
            ],
            origins.Select(Line)
        );
        Assert.All(
            origins,
            o => Assert.Equal(JsonValueKind.String, o.GetProperty("model").ValueKind)
        );
        // Changes 0, 0, 30, 30; means of the pairs 50, 50, 65, 65
        AssertStability(waterfall.GetProperty("stability"), 4, 15, 57.5m, 60.0 / 230);
    }

    [Fact]
    public async Task Waterfall_When_asked_for_the_total_or_a_category_Then_it_is_their_sum()
    {
        var total = await _api.GetJsonAsync("/api/v1/forecasts/waterfall");
        Assert.Equal("[90,90,90,null,null]", total.GetProperty("actuals").GetRawText());
        Assert.Equal(
            "2025-11 [null,null,90,90,90] [null,null,20,20,null]",
            Line(total.GetProperty("origins").EnumerateArray().Last())
        );
        // Changes 0, 0, 20, 20; means 70, 70, 80, 80
        AssertStability(total.GetProperty("stability"), 4, 10, 75, 40.0 / 300);
        var shed = await _api.GetJsonAsync("/api/v1/forecasts/waterfall?category=shed&origins=2");
        Assert.Equal(
            [
                "2025-10 [20,20,20,null] [null,null,null,null]",
                "2025-11 [null,10,10,10] [null,-10,-10,null]",
            ],
            shed.GetProperty("origins").EnumerateArray().Select(Line)
        );
    }

    [Fact]
    public async Task Stability_When_products_move_against_each_other_Then_the_total_does_not_hide_it()
    {
        var stability = await _api.GetJsonAsync("/api/v1/forecasts/stability");
        Assert.Equal(
            """["2025-09","2025-10","2025-11"]""",
            stability.GetProperty("origins").GetRawText()
        );
        var items = stability.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["GONE", "FLAT"], items.Select(i => i.GetProperty("sku").GetString()));
        // GONE: changes 0, 0, 10, 10; means 20, 20, 15, 15
        AssertStability(items[0], 4, 5, 17.5m, 20.0 / 70);
        AssertStability(items[1], 4, 15, 57.5m, 60.0 / 230);
        AssertStability(stability.GetProperty("total"), 8, 10, 37.5m, 80.0 / 300);
        var second = await _api.GetJsonAsync("/api/v1/forecasts/stability?limit=1");
        second = await _api.GetJsonAsync(
            "/api/v1/forecasts/stability?limit=1&cursor="
                + second.GetProperty("nextCursor").GetString()
        );
        Assert.Equal(
            "FLAT",
            Assert
                .Single(second.GetProperty("items").EnumerateArray())
                .GetProperty("sku")
                .GetString()
        );
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Waterfall_When_a_month_was_overridden_Then_it_shows_what_was_published()
    {
        // Stands when the snapshot of 2025-11 was the latest: part of it, not of those before
        await _api.StoreAsync(
            "/api/v1/products/FLAT/overrides/2026-01",
            new
            {
                quantity = 100,
                reason = "fair",
                author = "Ada",
            }
        );
        var waterfall = await _api.GetJsonAsync("/api/v1/forecasts/waterfall?sku=FLAT");
        Assert.Equal(
            "2025-11 [null,null,80,100,80] [null,null,30,50,null]",
            Line(waterfall.GetProperty("origins").EnumerateArray().Last())
        );
        Assert.Equal(
            20,
            waterfall.GetProperty("stability").GetProperty("meanAbsoluteChange").GetDouble()
        );
        var total = await _api.GetJsonAsync("/api/v1/forecasts/waterfall");
        Assert.Equal(
            "2025-11 [null,null,90,110,90] [null,null,20,40,null]",
            Line(total.GetProperty("origins").EnumerateArray().Last())
        );
        var stability = await _api.GetJsonAsync("/api/v1/forecasts/stability");
        Assert.Equal(
            20,
            stability
                .GetProperty("items")
                .EnumerateArray()
                .Single(i => i.GetProperty("sku").GetString() == "FLAT")
                .GetProperty("meanAbsoluteChange")
                .GetDouble()
        );
    }

    [Fact]
    public async Task Waterfall_When_the_product_is_unknown_or_the_number_wrong_Then_it_is_refused()
    {
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts/waterfall?sku=NOBODY"),
            404
        );
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts/waterfall?origins=0"),
            400
        );
    }

    [Fact]
    public async Task Waterfall_When_there_is_no_run_Then_it_is_empty()
    {
        await using var empty = new ApiFixture();
        var waterfall = await empty.GetJsonAsync("/api/v1/forecasts/waterfall");
        Assert.Equal(0, waterfall.GetProperty("origins").GetArrayLength());
        Assert.Equal(
            JsonValueKind.Null,
            waterfall.GetProperty("stability").GetProperty("nervousness").ValueKind
        );
    }

    private static string Line(JsonElement origin) =>
        $"{origin.GetProperty("asOf").GetString()} {origin.GetProperty("quantities").GetRawText()} {origin.GetProperty("changes").GetRawText()}";

    private static void AssertStability(
        JsonElement measures,
        int pairs,
        decimal change,
        decimal quantity,
        double nervousness
    )
    {
        Assert.Equal(pairs, measures.GetProperty("pairs").GetInt32());
        Assert.Equal(change, measures.GetProperty("meanAbsoluteChange").GetDecimal());
        Assert.Equal(quantity, measures.GetProperty("meanQuantity").GetDecimal());
        Assert.Equal(nervousness, measures.GetProperty("nervousness").GetDouble(), 12);
    }

    private async Task ImportAsync(decimal flat, decimal gone) =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                TestHistory.Header
                    + TestHistory.Constant("FLAT", 36, flat)
                    + TestHistory.Constant("GONE", 36, gone)
            )
        );

    private async Task RunAsync(int horizon, string asOf)
    {
        var run = await _api.RunForecastAsync(new { horizon, asOf });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
    }
}

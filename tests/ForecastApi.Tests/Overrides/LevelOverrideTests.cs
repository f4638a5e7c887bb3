using System.Net;
using System.Text;
using System.Text.Json;
using ForecastApi.Overrides.Levels;

namespace ForecastApi.Tests.Overrides;

/// <summary>Overrides of levels, in percent and in bulk.</summary>
public sealed class LevelOverrideTests : IAsyncLifetime
{
    private const string Month = "2026-03";

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        var rows = new StringBuilder("sku,date,quantity,channel\n");
        for (var t = 0; t < 36; t++)
        {
            var month = new DateOnly(2023, 1, 1).AddMonths(t);
            foreach (var (sku, shop, web) in new[] { ("A", 60, 20), ("B", 30, 10), ("C", 10, 0) })
                rows.AppendLine(
                        FormattableString.Invariant($"{sku},{month:yyyy-MM-dd},{shop},shop")
                    )
                    .AppendLine(FormattableString.Invariant($"{sku},{month:yyyy-MM-dd},{web},web"));
        }
        await ApiFixture.SucceededAsync(await _api.ImportAsync(rows.ToString()));
        await _api.StoreAsync("/api/v1/products/A", new { category = "Garden/Chairs" });
        await _api.StoreAsync("/api/v1/products/B", new { category = "Garden" });
        await _api.StoreAsync("/api/v1/products/C", new { category = "Gardening" });
        await _api.RunForecastAsync(new { horizon = 6 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Category_When_its_sum_is_set_Then_it_is_spread_in_proportion()
    {
        var level = await PutAsync(
            "category/Garden",
            new
            {
                quantity = 240,
                reason = "Fair",
                author = "Ada",
            }
        );
        Assert.Equal(120, level.GetProperty("statistical").GetDecimal(), 3);
        Assert.Equal([("A", 160m), ("B", 80m)], Spread(level));
        Assert.Equal(160, await QuantityAsync("A"), 3);
        Assert.Equal(10, await QuantityAsync("C"), 3);

        var read = await _api.GetJsonAsync($"/api/v1/overrides/category/Garden/{Month}");
        Assert.Equal(Spread(level), Spread(read));
        var deleted = await _api.DeleteAsync($"/api/v1/overrides/category/Garden/{Month}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(80, await QuantityAsync("A"), 3);
    }

    [Fact]
    public async Task Total_When_a_product_has_its_own_override_Then_it_keeps_it()
    {
        await _api.StoreAsync(
            $"/api/v1/products/A/overrides/{Month}",
            new
            {
                quantity = 100,
                reason = "Order",
                author = "Bob",
            }
        );
        var level = await PutAsync(
            "total/total",
            new
            {
                quantity = 200,
                reason = "Plan",
                author = "Ada",
            }
        );
        Assert.Equal([("A", 100m), ("B", 80m), ("C", 20m)], Spread(level));
        Assert.Equal(
            [true, false, false],
            level
                .GetProperty("spread")
                .EnumerateArray()
                .Select(s => s.GetProperty("own").GetBoolean())
        );
        var refused = await _api.PutAsync(
            $"/api/v1/overrides/total/total/{Month}",
            new
            {
                quantity = 50,
                reason = "Plan",
                author = "Ada",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("(A)", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Channel_When_its_sum_is_set_Then_other_channels_keep_theirs()
    {
        var level = await PutAsync(
            "channel/web",
            new
            {
                quantity = 60,
                reason = "Shop",
                author = "Ada",
            }
        );
        Assert.Equal(30, level.GetProperty("statistical").GetDecimal(), 3);
        Assert.Equal([("A", 40m), ("B", 20m)], Spread(level));
        Assert.Equal(100, await QuantityAsync("A"), 3);
    }

    [Fact]
    public async Task Percent_When_set_Then_it_changes_the_statistical_forecast()
    {
        await _api.StoreAsync(
            $"/api/v1/products/A/overrides/{Month}",
            new
            {
                percent = 10,
                reason = "Fair",
                author = "Ada",
            }
        );
        Assert.Equal(88, await QuantityAsync("A"), 3);
        var both = await _api.PutAsync(
            $"/api/v1/products/A/overrides/{Month}",
            new
            {
                percent = 10,
                quantity = 5,
                reason = "Fair",
                author = "Ada",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
    }

    [Fact]
    public async Task Import_When_rows_are_good_Then_all_are_set_and_with_a_bad_one_none()
    {
        var bad = await _api.PostAsync(
            "/api/v1/overrides/imports",
            $"sku,period,quantity,reason\nA,{Month},90,x\nNONE,{Month},5,x\n",
            "text/csv"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Equal(80, await QuantityAsync("A"), 3);

        var result = await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/overrides/imports",
                $"sku,period,quantity,percent,reason\nA,{Month},90,,x\nB,{Month},,50,Fair\n",
                "text/csv"
            )
        );
        Assert.Equal(2, result.GetProperty("inserted").GetInt64());
        Assert.Equal(90, await QuantityAsync("A"), 3);
        Assert.Equal(60, await QuantityAsync("B"), 3);
    }

    [Fact]
    public void Spread_When_parts_are_not_exact_Then_they_add_up_to_the_sum()
    {
        LevelMember[] members =
        [
            .. Enumerable.Range(1, 7).Select(i => new LevelMember(i, $"S{i}", i, null, 1)),
        ];
        foreach (var sum in new[] { 100m, 0.000001m, 33.333333m, 0 })
            Assert.Equal(sum, LevelSpread.Of(members, sum).Sum(s => s.Quantity));
        LevelMember[] silent = [.. members.Select(m => m with { Statistical = 0 })];
        Assert.Equal(70, LevelSpread.Of(silent, 70).Sum(s => s.Quantity));
        Assert.All(LevelSpread.Of(silent, 70), s => Assert.Equal(10, s.Quantity));
    }

    private async Task<JsonElement> PutAsync(string level, object body) =>
        await ApiFixture.SucceededAsync(
            await _api.PutAsync($"/api/v1/overrides/{level}/{Month}", body)
        );

    private static (string?, decimal)[] Spread(JsonElement level) =>
        [
            .. level
                .GetProperty("spread")
                .EnumerateArray()
                .Select(s =>
                    (
                        s.GetProperty("sku").GetString(),
                        Math.Round(s.GetProperty("quantity").GetDecimal(), 3)
                    )
                ),
        ];

    private async Task<decimal> QuantityAsync(string sku) =>
        (await _api.GetJsonAsync($"/api/v1/forecasts?sku={sku}&from={Month}&to={Month}"))
            .GetProperty("items")[0]
            .GetProperty("quantity")
            .GetDecimal();
}

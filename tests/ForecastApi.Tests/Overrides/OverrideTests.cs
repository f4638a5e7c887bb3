using System.Net;
using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Overrides;

/// <summary>Overrides and the forecasts that readers see.</summary>
public sealed class OverrideTests : IAsyncLifetime
{
    private const string Place = "/api/v1/products/WAVE/overrides/2026-03";

    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await _api.StoreAsync("/api/v1/products/WAVE", new { category = "other" });
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(
                TestHistory.Header
                    + TestHistory.Seasonal("WAVE", 48)
                    + TestHistory.Seasonal("OTHER", 48, seed: 2)
            )
        );
        await _api.RunForecastAsync(new { horizon = 6 });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Override_When_set_Then_every_reader_sees_it_beside_the_statistical_forecast()
    {
        var before = await MonthAsync();
        await SetAsync(1000);

        var listed = await MonthAsync();
        Assert.Equal("override", listed.GetProperty("model").GetString());
        Assert.Equal(1000, listed.GetProperty("quantity").GetDecimal());
        Assert.Equal(
            before.GetProperty("quantity").GetDecimal(),
            listed.GetProperty("statistical").GetProperty("quantity").GetDecimal()
        );
        Assert.Equal(
            2
                * (
                    (
                        before.GetProperty("upper80").GetDecimal()
                        / before.GetProperty("quantity").GetDecimal()
                    ) - 1
                ),
            (listed.GetProperty("upper80").GetDecimal() / 1000) - 1,
            6
        );

        var product = (await _api.GetJsonAsync("/api/v1/products/WAVE/forecast")).GetProperty(
            "forecast"
        );
        Assert.Equal("override", product[2].GetProperty("model").GetString());
        Assert.Equal(1000, product[2].GetProperty("quantity").GetDecimal());
        Assert.Equal(JsonValueKind.Null, product[1].GetProperty("statistical").ValueKind);

        var csv = await ApiFixture.TextOf(await _api.GetAsync("/api/v1/forecasts.csv"));
        Assert.Contains("WAVE,2026-03,1000,", csv, StringComparison.Ordinal);
        var sum = await _api.GetJsonAsync(
            "/api/v1/forecasts/summary?by=product&from=2026-03&to=2026-03"
        );
        Assert.Equal(
            1000,
            sum.GetProperty("items")
                .EnumerateArray()
                .Single(i => i.GetProperty("key").GetString() == "WAVE")
                .GetProperty("quantity")
                .GetDecimal()
        );
    }

    [Fact]
    public async Task Override_When_set_Then_it_is_the_demand_of_a_plan()
    {
        await SetAsync(1000);
        var plan = await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/plans?dryRun=true",
                """
                { "demand": { "forecast": { "skus": ["WAVE"] } }, "products": [{ "sku": "WAVE", "materialCost": 1 }],
                  "strategies": [{ "strategy": "optimal" }] }
                """
            )
        );
        Assert.Equal(
            1000,
            plan.GetProperty("plans")[0]
                .GetProperty("periods")[2]
                .GetProperty("products")[0]
                .GetProperty("demand")
                .GetDecimal()
        );
    }

    [Fact]
    public async Task Override_When_deleted_Then_the_statistical_forecast_is_published()
    {
        var before = (await MonthAsync()).GetProperty("quantity").GetDecimal();
        await SetAsync(1000);
        Assert.Equal(HttpStatusCode.NoContent, (await _api.DeleteAsync(Place)).StatusCode);
        Assert.Equal(before, (await MonthAsync()).GetProperty("quantity").GetDecimal());
        await ApiFixture.ProblemOf(await _api.DeleteAsync(Place), 404);
        await ApiFixture.ProblemOf(await _api.GetAsync(Place), 404);
        Assert.Equal("removed", Assert.Single(await ListAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Override_When_it_expires_Then_the_statistical_forecast_is_published()
    {
        await SetAsync(1000, new DateOnly(2026, 2, 10));
        Assert.Equal(1000, (await MonthAsync()).GetProperty("quantity").GetDecimal());
        _api.Pass(TimeSpan.FromDays(26));
        Assert.NotEqual(1000, (await MonthAsync()).GetProperty("quantity").GetDecimal());
        Assert.Equal("expired", Assert.Single(await ListAsync()).GetProperty("state").GetString());
        Assert.Single(await ListAsync("?state=expired"));
        Assert.Empty(await ListAsync("?state=active"));
    }

    [Fact]
    public async Task Override_When_replaced_Then_the_new_one_is_published_and_both_are_listed()
    {
        await SetAsync(1000);
        await SetAsync(900);
        Assert.Equal(900, (await MonthAsync()).GetProperty("quantity").GetDecimal());
        Assert.Equal(
            [("active", 900m), ("removed", 1000m)],
            (await ListAsync()).Select(o =>
                (o.GetProperty("state").GetString()!, o.GetProperty("quantity").GetDecimal())
            )
        );
    }

    [Fact]
    public async Task Override_When_asOf_goes_back_Then_no_month_is_published_twice()
    {
        await SetAsync(1000);
        await _api.RunForecastAsync(new { horizon = 9, asOf = "2025-10" });
        await SetAsync(900);
        await _api.RunForecastAsync(new { horizon = 6 });
        await SetAsync(800);
        await _api.RunForecastAsync(new { horizon = 9, asOf = "2025-10" });
        await SetAsync(700);
        await _api.RunForecastAsync(new { horizon = 6 });
        Assert.Equal(700, (await MonthAsync()).GetProperty("quantity").GetDecimal());
    }

    [Fact]
    public async Task Override_When_small_or_upward_Then_a_warning_gives_the_evidence()
    {
        var forecast = (await MonthAsync()).GetProperty("quantity").GetDecimal();
        var small = await SetAsync(forecast * 1.02m);
        Assert.Equal(
            ["smallChange", "upward"],
            small
                .GetProperty("warnings")
                .EnumerateArray()
                .Select(w => w.GetProperty("code").GetString())
        );
        Assert.Contains(
            "Fildes",
            small.GetProperty("warnings")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Empty((await SetAsync(forecast * 0.5m)).GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Override_When_earlier_ones_of_its_author_were_worse_Then_a_warning_says_so()
    {
        await _api.StoreAsync(
            "/api/v1/products/WAVE/overrides/2026-01",
            new
            {
                quantity = 1,
                reason = "fear",
                author = "ann",
            }
        );
        _api.Pass(TimeSpan.FromDays(20));
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + "WAVE,2026-01-15,250\n")
        );
        await _api.RunForecastAsync(new { horizon = 6 });
        var answer = await SetAsync(10);
        var warning = Assert.Single(answer.GetProperty("warnings").EnumerateArray());
        Assert.Equal("ownRecord", warning.GetProperty("code").GetString());
        Assert.Contains(
            "Of 1 downward overrides by ann",
            warning.GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "past",
            (await ListAsync("?state=past")).Single().GetProperty("state").GetString()
        );
    }

    [Fact]
    public async Task Override_When_changed_with_a_stale_ETag_Then_the_change_is_rejected()
    {
        var put = await PutAsync(1000);
        var tag = put.Headers.ETag!.Tag;
        Assert.Equal(tag, (await _api.GetAsync(Place)).Headers.ETag!.Tag);
        await ApiFixture.SucceededAsync(await PutAsync(900, ("If-Match", tag)));
        await ApiFixture.ProblemOf(await PutAsync(800, ("If-Match", tag)), 412);
        Assert.Equal(900, (await MonthAsync()).GetProperty("quantity").GetDecimal());
    }

    private Task<HttpResponseMessage> PutAsync(
        decimal quantity,
        params (string, string)[] headers
    ) =>
        _api.PutAsync(
            Place,
            new
            {
                quantity,
                reason = "a fair in March",
                author = "ann",
            },
            headers
        );

    private async Task<JsonElement> SetAsync(decimal quantity, DateOnly? expires = null) =>
        await ApiFixture.SucceededAsync(
            await _api.PutAsync(
                Place,
                new
                {
                    quantity,
                    reason = "a fair in March",
                    author = "ann",
                    expires,
                }
            )
        );

    private async Task<JsonElement> MonthAsync() =>
        Assert.Single(
            (await _api.GetJsonAsync("/api/v1/forecasts?sku=WAVE&from=2026-03&to=2026-03"))
                .GetProperty("items")
                .EnumerateArray()
        );

    private async Task<List<JsonElement>> ListAsync(string query = "") =>
        [
            .. (await _api.GetJsonAsync("/api/v1/overrides" + query))
                .GetProperty("items")
                .EnumerateArray(),
        ];
}

using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Overrides;

/// <summary>Overrides that are set with hindsight do not change past snapshots or their accuracy.</summary>
public sealed class HindsightTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("WAVE", 48))
        );
        await RunAsync("2025-09");
        await SetAsync("2025-12", 55);
        await RunAsync("2025-12");
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Override_When_set_after_a_run_of_an_older_asOf_Then_official_snapshots_are_unchanged()
    {
        var before = await LiveAsync();
        var official = (await _api.GetJsonAsync("/api/v1/forecast-runs"))
            .GetProperty("items")[1]
            .GetProperty("id")
            .GetString();
        var shown = await ForecastAsync($"?runId={official}");
        await RunAsync("2025-08");
        await SetAsync("2025-11", 1);
        await SetAsync("2025-12", 2);
        Assert.Equal(before, await LiveAsync("&from=2025-12&to=2025-12&leadTo=3"));
        Assert.Equal(shown, await ForecastAsync($"?runId={official}"));
        await _api.DeleteAsync("/api/v1/products/WAVE/overrides/2025-12");
        Assert.Equal(before, await LiveAsync("&from=2025-12&to=2025-12&leadTo=3"));
        Assert.Equal(shown, await ForecastAsync($"?runId={official}"));
    }

    [Fact]
    public async Task Override_When_active_Then_it_is_published_for_any_asOf_of_the_latest_run()
    {
        foreach (var asOf in (string[])["2025-08", "2025-12", "2025-10"])
        {
            await RunAsync(asOf);
            await SetAsync("2026-01", 70);
            var active = (await _api.GetJsonAsync("/api/v1/overrides?state=active"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(o =>
                    (o.GetProperty("period").GetString(), o.GetProperty("quantity").GetDecimal())
                )
                .Order()
                .ToList();
            var published = (await _api.GetJsonAsync("/api/v1/forecasts"))
                .GetProperty("items")
                .EnumerateArray()
                .Where(f => f.GetProperty("model").GetString() == "override")
                .Select(f =>
                    (f.GetProperty("period").GetString(), f.GetProperty("quantity").GetDecimal())
                );
            Assert.NotEmpty(active);
            Assert.Equal(active, published);
        }
    }

    [Fact]
    public async Task Overrides_When_within_a_lead_time_Then_their_author_is_credited_and_no_model()
    {
        var groups = (
            await _api.GetJsonAsync("/api/v1/accuracy?basis=live&by=model&leadTime=3")
        ).GetProperty("items");
        Assert.Equal(
            "override",
            Assert.Single(groups.EnumerateArray()).GetProperty("key").GetString()
        );
        foreach (
            var query in (string[])["by=author&leadTime=3", "by=model&leadTime=3&model=override"]
        )
        {
            var one = Assert.Single(
                (await _api.GetJsonAsync("/api/v1/accuracy?basis=live&" + query))
                    .GetProperty("items")
                    .EnumerateArray()
            );
            Assert.Equal(1, one.GetProperty("points").GetInt32());
            Assert.Equal(JsonValueKind.Number, one.GetProperty("overrideValueAdded").ValueKind);
        }
    }

    private async Task RunAsync(string asOf) =>
        await _api.RunForecastAsync(new { asOf, horizon = 6 });

    private Task SetAsync(string month, decimal quantity) =>
        _api.StoreAsync(
            $"/api/v1/products/WAVE/overrides/{month}",
            new
            {
                quantity,
                reason = "a fair",
                author = " ann ",
            }
        );

    /// <summary>The live errors of the month that ann overrode.</summary>
    private async Task<string> LiveAsync(string filter = "&from=2025-12&to=2025-12&leadTo=3") =>
        (await _api.GetJsonAsync("/api/v1/accuracy?basis=live&by=author" + filter))
            .GetProperty("items")
            .EnumerateArray()
            .Single(i => i.GetProperty("key").GetString() == "ann")
            .ToString();

    private async Task<string> ForecastAsync(string query) =>
        (await _api.GetJsonAsync("/api/v1/forecasts" + query)).ToString();
}

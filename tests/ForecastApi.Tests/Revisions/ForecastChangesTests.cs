using System.Text.Json;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Revisions;

/// <summary>
/// Two runs as of 2025-11 and 2025-12. Forecasts of constant sales are those sales, so that every difference can be
/// worked by hand over the 11 months that both runs cover.
/// </summary>
public sealed class ForecastChangesTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    private string _first = "";
    private string _second = "";

    public async ValueTask InitializeAsync()
    {
        await ImportAsync(
            TestHistory.Constant("SAME", 36, 100)
                + TestHistory.Constant("CORRECTED", 36, 50)
                + TestHistory.Constant("GOES", 36, 10)
        );
        _first = await RunAsync(new { horizon = 12, asOf = "2025-11" });
        await ImportAsync(
            TestHistory.Constant("CORRECTED", 36, 80) + TestHistory.Constant("COMES", 1, 7)
        );
        await _api.StoreAsync("/api/v1/products/GOES", new { status = "discontinued" });
        _second = await RunAsync(new { horizon = 12, asOf = "2025-12" });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Changes_When_two_runs_are_compared_Then_each_product_has_its_difference_and_causes()
    {
        var changes = await _api.GetJsonAsync("/api/v1/forecasts/changes");
        Assert.Equal(_first, changes.GetProperty("from").GetProperty("runId").GetString());
        Assert.Equal(_second, changes.GetProperty("to").GetProperty("runId").GetString());
        Assert.Equal("2026-01", changes.GetProperty("firstPeriod").GetString());
        Assert.Equal("2026-11", changes.GetProperty("lastPeriod").GetString());
        Assert.Equal(
            12,
            changes.GetProperty("to").GetProperty("settings").GetProperty("seasonLength").GetInt32()
        );
        var items = changes.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [
                "CORRECTED 550 880 330 data",
                "GOES 110 0 -110 droppedProduct",
                "COMES 0 77 77 newProduct",
                "SAME 1100 1100 0 newMonths",
            ],
            items.Select(Line)
        );
        Assert.Equal(0.6, items[0].GetProperty("relativeDifference").GetDouble(), 12);
        Assert.Equal(JsonValueKind.Null, items[2].GetProperty("relativeDifference").ValueKind);
        Assert.Equal(JsonValueKind.Null, items[2].GetProperty("modelBefore").ValueKind);
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("modelAfter").ValueKind);
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("months").ValueKind);
    }

    [Fact]
    public async Task Changes_When_filtered_to_one_product_Then_its_months_are_listed()
    {
        var changes = await _api.GetJsonAsync("/api/v1/forecasts/changes?sku=CORRECTED");
        var months = Assert
            .Single(changes.GetProperty("items").EnumerateArray())
            .GetProperty("months")
            .EnumerateArray()
            .ToList();
        Assert.Equal(13, months.Count);
        Assert.Equal(
            """{"period":"2025-12","before":50,"after":null,"difference":null}""",
            months[0].GetRawText()
        );
        Assert.Equal(
            """{"period":"2026-01","before":50,"after":80,"difference":30}""",
            months[1].GetRawText()
        );
        Assert.Equal(
            """{"period":"2026-12","before":null,"after":80,"difference":null}""",
            months[12].GetRawText()
        );
    }

    [Fact]
    public async Task Changes_When_a_month_of_one_run_is_overridden_Then_that_is_a_cause()
    {
        // Set after the second run, so not part of what the first one published: 11 × 100 + 60
        await _api.StoreAsync(
            "/api/v1/products/SAME/overrides/2026-03",
            new
            {
                quantity = 160,
                reason = "fair",
                author = "Ada",
            }
        );
        var changes = await _api.GetJsonAsync("/api/v1/forecasts/changes?sku=SAME");
        var item = Assert.Single(changes.GetProperty("items").EnumerateArray());
        Assert.Equal("SAME 1100 1160 60 newMonths override", Line(item));
        Assert.Equal(
            """{"period":"2026-03","before":100,"after":160,"difference":60}""",
            item.GetProperty("months")[3].GetRawText()
        );
    }

    [Fact]
    public async Task Changes_When_paged_Then_the_pages_make_the_list()
    {
        var lines = new List<string>();
        var path = "/api/v1/forecasts/changes?limit=1";
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await _api.GetJsonAsync(
                path + (cursor.Length > 0 ? "&cursor=" + cursor : "")
            );
            lines.Add(Line(Assert.Single(page.GetProperty("items").EnumerateArray())));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        Assert.Equal(["CORRECTED", "GOES", "COMES", "SAME"], lines.Select(l => l.Split(' ')[0]));
        var data = await _api.GetJsonAsync("/api/v1/forecasts/changes?cause=data");
        Assert.Equal(
            "CORRECTED",
            Assert.Single(data.GetProperty("items").EnumerateArray()).GetProperty("sku").GetString()
        );
    }

    [Fact]
    public async Task Changes_When_the_horizon_differs_Then_settings_are_a_cause()
    {
        var third = await RunAsync(new { horizon = 6, asOf = "2025-12" });
        var changes = await _api.GetJsonAsync(
            $"/api/v1/forecasts/changes?from={_second}&to={third}"
        );
        Assert.Equal("2026-06", changes.GetProperty("lastPeriod").GetString());
        Assert.All(
            changes.GetProperty("items").EnumerateArray(),
            item => Assert.Equal(["settings"], Texts(item.GetProperty("causes")))
        );
    }

    [Fact]
    public async Task Changes_When_a_run_is_unknown_or_unfinished_Then_it_is_refused()
    {
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts/changes?from=nonsense"),
            404
        );
        var place = await _api.StartForecastAsync();
        await _api.DeleteAsync(place);
        var run = await _api.EndOfAsync(place);
        Assert.Equal("cancelled", run.GetProperty("status").GetString());
        var problem = await ApiFixture.ProblemOf(
            await _api.GetAsync(
                $"/api/v1/forecasts/changes?to={run.GetProperty("id").GetString()}"
            ),
            409
        );
        Assert.Equal("runNotSucceeded", problem.GetProperty("code").GetString());
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts/changes?cursor=nonsense"),
            400
        );
    }

    [Fact]
    public async Task Changes_When_there_is_one_run_only_Then_the_list_is_empty()
    {
        await using var empty = new ApiFixture();
        var changes = await empty.GetJsonAsync("/api/v1/forecasts/changes");
        Assert.Equal(JsonValueKind.Null, changes.GetProperty("from").ValueKind);
        Assert.Equal(0, changes.GetProperty("items").GetArrayLength());
    }

    private static string Line(JsonElement item) =>
        string.Join(
            ' ',
            [
                item.GetProperty("sku").GetString(),
                item.GetProperty("before").GetRawText(),
                item.GetProperty("after").GetRawText(),
                item.GetProperty("difference").GetRawText(),
                .. Texts(item.GetProperty("causes")),
            ]
        );

    private static IEnumerable<string?> Texts(JsonElement array) =>
        array.EnumerateArray().Select(e => e.GetString());

    private async Task ImportAsync(string rows) =>
        await ApiFixture.SucceededAsync(await _api.ImportAsync(TestHistory.Header + rows));

    private async Task<string> RunAsync(object request)
    {
        var run = await _api.RunForecastAsync(request);
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        return run.GetProperty("id").GetString()!;
    }
}

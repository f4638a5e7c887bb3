using System.Text.Json;

namespace ForecastApi.Tests.Http;

public sealed class ForecastQueryTests(ForecastedCompany company) : IClassFixture<ForecastedCompany>
{
    private readonly ApiFixture _api = company.Api;

    [Theory]
    [InlineData("", 36)]
    [InlineData("bucket=quarter&", 12)]
    public async Task Forecasts_When_paged_Then_the_pages_make_the_whole(string query, int count)
    {
        var whole = await ItemsAsync(query);
        Assert.Equal(count, whole.Count);
        foreach (var limit in (int[])[1, 5, 12])
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = await _api.GetJsonAsync(
                    $"/api/v1/forecasts?{query}limit={limit}{(cursor is null ? "" : "&cursor=" + cursor)}"
                );
                seen.AddRange(
                    page.GetProperty("items").EnumerateArray().Select(i => i.GetRawText())
                );
                cursor = page.GetProperty("nextCursor").GetString();
            } while (cursor is not null);
            Assert.Equal(whole.Select(i => i.GetRawText()), seen);
        }
    }

    [Fact]
    public async Task Forecasts_When_filtered_Then_only_those_that_match_are_listed()
    {
        var items = await ItemsAsync("sku=TABLE&from=2026-03&to=2026-04");
        Assert.Equal(
            [("TABLE", "2026-03", 100m), ("TABLE", "2026-04", 100m)],
            items.Select(i =>
                (
                    i.GetProperty("sku").GetString()!,
                    i.GetProperty("period").GetString()!,
                    i.GetProperty("quantity").GetDecimal()
                )
            )
        );
        Assert.Equal(12, (await ItemsAsync("category=other")).Count);
        Assert.Empty(await ItemsAsync("sku=NONE"));
    }

    [Fact]
    public async Task Forecasts_When_by_quarter_Then_the_months_are_added()
    {
        var quarter = (await ItemsAsync("sku=WAVE&bucket=quarter"))[1];
        Assert.Equal("2026-Q2", quarter.GetProperty("period").GetString());
        var months = await ItemsAsync("sku=WAVE&from=2026-04&to=2026-06");
        Assert.Equal(
            months.Sum(m => m.GetProperty("quantity").GetDecimal()),
            quarter.GetProperty("quantity").GetDecimal()
        );
    }

    [Fact]
    public async Task Forecasts_When_quantiles_are_asked_for_Then_they_agree_with_the_bounds()
    {
        var item = (await ItemsAsync("sku=WAVE&quantiles=0.1,0.5,0.9,0.99"))[0];
        var quantiles = item.GetProperty("quantiles");
        Assert.Equal(
            ["0.1", "0.5", "0.9", "0.99"],
            quantiles.EnumerateObject().Select(q => q.Name)
        );
        Assert.Equal(
            item.GetProperty("lower80").GetDecimal(),
            quantiles.GetProperty("0.1").GetDecimal(),
            6
        );
        Assert.Equal(
            item.GetProperty("quantity").GetDecimal(),
            quantiles.GetProperty("0.5").GetDecimal(),
            6
        );
        Assert.Equal(
            item.GetProperty("upper80").GetDecimal(),
            quantiles.GetProperty("0.9").GetDecimal(),
            6
        );
        Assert.True(
            quantiles.GetProperty("0.99").GetDecimal() > item.GetProperty("upper95").GetDecimal()
        );
    }

    [Theory]
    [InlineData("quantiles=0.1,x", "quantiles")]
    [InlineData("quantiles=1", "quantiles")]
    [InlineData("quantiles=", "quantiles")]
    [InlineData("bucket=day", "bucket")]
    [InlineData("from=2026", "from")]
    [InlineData("cursor=MTpub25l", "cursor")]
    [InlineData("quantile=0.1", "quantile")]
    public async Task Forecasts_When_a_parameter_is_wrong_Then_it_is_named(
        string query,
        string name
    )
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts?" + query),
            400
        );
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _));
    }

    [Fact]
    public async Task Forecasts_When_the_run_is_unknown_Then_it_is_not_found()
    {
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/forecasts?runId=none"), 404);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/forecasts.csv?runId=none"), 404);
    }

    [Fact]
    public async Task Csv_When_read_Then_it_holds_what_the_list_holds()
    {
        var answer = await _api.GetAsync("/api/v1/forecasts.csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await ApiFixture.TextOf(answer)).TrimEnd().Split('\n');
        string[] columns =
        [
            "sku",
            "period",
            "quantity",
            "lower80",
            "upper80",
            "lower95",
            "upper95",
            "model",
        ];
        Assert.Equal(string.Join(',', columns), lines[0]);
        var listed = (await ItemsAsync("")).Select(i =>
            string.Join(',', columns.Select(c => i.GetProperty(c).ToString()))
        );
        Assert.Equal(listed, lines.Skip(1));
    }

    [Fact]
    public async Task Ndjson_When_read_Then_it_holds_what_the_list_holds()
    {
        var answer = await _api.GetAsync("/api/v1/forecasts.ndjson");
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await ApiFixture.TextOf(answer)).TrimEnd().Split('\n');
        Assert.Equal((await ItemsAsync("")).Select(i => i.GetRawText()), lines);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/forecasts.ndjson?runId=none"), 404);
    }

    [Fact]
    public async Task Product_forecast_When_read_Then_it_lists_every_candidate_with_its_errors()
    {
        var forecast = await _api.GetJsonAsync("/api/v1/products/WAVE/forecast");
        var candidates = forecast.GetProperty("candidates").EnumerateArray().ToList();
        Assert.True(candidates.Count > 3);
        Assert.Contains(candidates, c => c.GetProperty("model").GetString() == "ssa");
        var selected = candidates.Where(c => c.GetProperty("selected").GetBoolean()).ToList();
        Assert.Equal(1, selected.Sum(c => c.GetProperty("weight").GetDouble()), 9);
        Assert.All(selected, c => Assert.InRange(c.GetProperty("mase").GetDouble(), 0, 10));
    }

    [Fact]
    public async Task Product_forecast_When_read_Then_history_forecast_and_accuracy_are_whole()
    {
        var forecast = await _api.GetJsonAsync("/api/v1/products/WAVE/forecast");
        Assert.Equal("WAVE", forecast.GetProperty("sku").GetString());
        Assert.Equal(48, forecast.GetProperty("history").GetArrayLength());
        Assert.Equal(12, forecast.GetProperty("forecast").GetArrayLength());
        var accuracy = forecast.GetProperty("accuracy");
        Assert.Equal(
            ["mase", "smape", "wape", "bias", "coverage80", "coverage95"],
            accuracy.EnumerateObject().Select(m => m.Name)
        );
        Assert.InRange(accuracy.GetProperty("smape").GetDouble(), 0.0001, 2);
        Assert.InRange(accuracy.GetProperty("coverage95").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Product_forecast_When_there_is_none_Then_the_reason_is_named()
    {
        var problem = await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/products/SCREW/forecast"),
            404
        );
        Assert.Equal("noForecast", problem.GetProperty("code").GetString());
        problem = await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/products/NONE/forecast"),
            404
        );
        Assert.Equal("notFound", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Preview_When_given_the_stored_history_Then_it_forecasts_what_the_run_did()
    {
        var stored = await _api.GetJsonAsync("/api/v1/products/WAVE/forecast");
        var preview = await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/forecasts/preview",
                $$"""{"history":{{stored.GetProperty("history").GetRawText()}},"horizon":12}"""
            )
        );
        Assert.Equal(
            stored.GetProperty("forecast").GetRawText(),
            preview.GetProperty("forecast").GetRawText()
        );
        Assert.Equal(
            stored.GetProperty("model").GetString(),
            preview.GetProperty("model").GetString()
        );
        Assert.Equal(
            stored.GetProperty("accuracy").GetRawText(),
            preview.GetProperty("accuracy").GetRawText()
        );
    }

    private async Task<List<JsonElement>> ItemsAsync(string query) =>
        [
            .. (await _api.GetJsonAsync("/api/v1/forecasts?" + query))
                .GetProperty("items")
                .EnumerateArray(),
        ];
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

public sealed class ForecastRunTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Run_When_asked_for_Then_it_is_accepted_watched_and_succeeds()
    {
        await ImportAsync(TestHistory.Seasonal("A", 36), TestHistory.Constant("B", 36, 5));
        var started = await _api.PostAsync("/api/v1/forecast-runs", """{"horizon":6}""");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.True(started.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        var run = await ApiFixture.JsonOf(started);
        var place = started.Headers.Location!.ToString();
        Assert.Equal($"/api/v1/forecast-runs/{run.GetProperty("id").GetString()}", place);
        Assert.Equal("queued", run.GetProperty("status").GetString());
        Assert.Equal("api", run.GetProperty("trigger").GetString());
        Assert.Equal("2025-12", run.GetProperty("asOf").GetString());
        Assert.Equal(6, run.GetProperty("horizon").GetInt32());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("finishedAt").ValueKind);

        run = await _api.EndOfAsync(place);
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal("""{"total":2,"done":2,"failed":0}""", Progress(run));
        Assert.Equal(2, run.GetProperty("models").EnumerateObject().Sum(m => m.Value.GetInt32()));
        Assert.Equal(0, run.GetProperty("failures").GetArrayLength());
        Assert.Equal("2026-01-15T12:00:00+00:00", run.GetProperty("finishedAt").GetString());
        Assert.Equal(12, Lines(await CsvAsync()).Count);
    }

    [Fact]
    public async Task Run_When_there_are_no_sales_of_a_complete_month_Then_the_remedy_is_named()
    {
        foreach (var csv in (string[])["", "A,2026-01-10,5\n"])
        {
            await ImportAsync(csv);
            var problem = await ApiFixture.ProblemOf(
                await _api.PostAsync("/api/v1/forecast-runs", "{}"),
                409
            );
            Assert.Equal("noSales", problem.GetProperty("code").GetString());
            Assert.Contains("import", problem.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task Run_When_the_request_is_impossible_Then_it_is_refused_and_no_run_is_made()
    {
        await ImportAsync(TestHistory.Constant("A", 12, 5));
        foreach (var asOf in (string[])["2026-01", "2024-12", "2199-12"])
        {
            var problem = await ApiFixture.ProblemOf(
                await _api.PostAsync("/api/v1/forecast-runs", $$"""{"asOf":"{{asOf}}"}"""),
                422
            );
            Assert.Equal("asOfOutsideData", problem.GetProperty("code").GetString());
            Assert.Contains(
                "2025-01 and 2025-12",
                problem.GetProperty("errors").GetProperty("asOf")[0].GetString()
            );
        }
        foreach (var horizon in (int[])[0, -1, 37])
        {
            var problem = await ApiFixture.ProblemOf(
                await _api.PostAsync("/api/v1/forecast-runs", $$"""{"horizon":{{horizon}}}"""),
                400
            );
            Assert.True(problem.GetProperty("errors").TryGetProperty("horizon", out _));
        }
        var runs = await _api.GetJsonAsync("/api/v1/forecast-runs");
        Assert.Equal(0, runs.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Run_When_as_of_an_earlier_month_Then_later_sales_play_no_part()
    {
        await ImportAsync(TestHistory.Seasonal("A", 36), "NEW,2025-09-01,5\n");
        var run = await _api.RunForecastAsync(new { horizon = 2, asOf = "2025-06" });
        Assert.Equal(1, run.GetProperty("progress").GetProperty("total").GetInt32());
        var forecast = await _api.GetJsonAsync("/api/v1/products/A/forecast");
        Assert.Equal("2025-06", forecast.GetProperty("asOf").GetString());
        Assert.Equal("2025-06", Periods(forecast, "history")[^1]);
        Assert.Equal(["2025-07", "2025-08"], Periods(forecast, "forecast"));
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/products/NEW/forecast"), 404);
    }

    [Fact]
    public async Task Run_When_the_running_month_has_sales_Then_they_are_never_trained_on()
    {
        await ImportAsync(TestHistory.Seasonal("A", 36));
        await _api.RunForecastAsync();
        var without = await CsvAsync();
        await ImportAsync("A,2026-01-02,1000000\n");
        var run = await _api.RunForecastAsync();
        Assert.Equal("2025-12", run.GetProperty("asOf").GetString());
        Assert.Equal(without, await CsvAsync());
    }

    [Fact]
    public async Task Run_When_the_upload_of_a_month_has_not_come_Then_it_ends_before_that_month()
    {
        // Before the host starts: its timers would fire for every few seconds of the months
        _api.Pass(TimeSpan.FromDays(75));
        await ImportAsync(TestHistory.Seasonal("A", 36));
        var run = await _api.RunForecastAsync();
        Assert.Equal("2025-12", run.GetProperty("asOf").GetString());
        var forecast = await _api.GetJsonAsync("/api/v1/products/A/forecast");
        Assert.Equal("2025-12", Periods(forecast, "history")[^1]);
        Assert.Equal("2026-01", Periods(forecast, "forecast")[0]);
    }

    [Fact]
    public async Task Run_When_histories_are_odd_Then_every_product_gets_a_forecast()
    {
        await ImportAsync(
            TestHistory.Constant("ZEROS", 30, 0),
            "ONE,2025-12-01,7\n",
            TestHistory.Constant("RETURNS", 30, -4),
            TestHistory.Rows("SPARE", 40, i => i % 9 == 0 ? 3 : 0),
            TestHistory.Constant("HUGE", 30, 999_999_999_999m),
            "BOTH,2024-01-01,999999999999\nBOTH,2025-03-01,-999999999999\n",
            TestHistory.Rows("TINY", 30, i => i % 2 == 0 ? 0.000001m : 0.000002m),
            TestHistory.Seasonal("USUAL", 40)
        );
        var run = await _api.RunForecastAsync(new { horizon = 3 });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal("""{"total":8,"done":8,"failed":0}""", Progress(run));
        var forecasts = await _api.GetJsonAsync("/api/v1/forecasts?limit=1000");
        var items = forecasts.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(24, items.Count);
        foreach (var item in items)
        {
            decimal[] inOrder =
            [
                0,
                item.GetProperty("lower95").GetDecimal(),
                item.GetProperty("lower80").GetDecimal(),
                item.GetProperty("quantity").GetDecimal(),
                item.GetProperty("upper80").GetDecimal(),
                item.GetProperty("upper95").GetDecimal(),
            ];
            Assert.Equal(inOrder.Order(), inOrder);
        }
        Assert.All(
            items.Where(i => i.GetProperty("sku").GetString() is "ZEROS" or "RETURNS"),
            i => Assert.Equal(0, i.GetProperty("quantity").GetDecimal())
        );
    }

    [Fact]
    public async Task Run_When_a_product_is_discontinued_Then_it_takes_no_part()
    {
        await ImportAsync(TestHistory.Constant("OLD", 24, 5), TestHistory.Constant("NEW", 24, 5));
        await _api.StoreAsync("/api/v1/products/OLD", new { status = "discontinued" });
        var run = await _api.RunForecastAsync();
        Assert.Equal(1, run.GetProperty("progress").GetProperty("total").GetInt32());
        Assert.DoesNotContain(
            "OLD",
            await ApiFixture.TextOf(await _api.GetAsync("/api/v1/forecasts.csv")),
            StringComparison.Ordinal
        );
        var forecast = await _api.GetJsonAsync("/api/v1/products/OLD/forecast");
        Assert.Equal("discontinued", forecast.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Runs_When_two_are_asked_for_Then_both_wait_their_turn_and_end()
    {
        await using var held = new HeldWork(_api);
        await ImportAsync(TestHistory.Constant("A", 24, 5));
        var first = await _api.StartForecastAsync(new { horizon = 1 });
        var second = await _api.StartForecastAsync(new { horizon = 2 });
        var waiting = await _api.GetAsync(second);
        Assert.NotNull(waiting.Headers.RetryAfter);
        Assert.Equal("queued", Status(await ApiFixture.JsonOf(waiting)));
        await held.ReleaseAsync();
        Assert.Equal("succeeded", Status(await _api.EndOfAsync(first)));
        Assert.Equal("succeeded", Status(await _api.EndOfAsync(second)));
        Assert.Equal(2, Lines(await CsvAsync()).Count);

        var runs = await _api.GetJsonAsync("/api/v1/forecast-runs?limit=1");
        Assert.Equal(2, runs.GetProperty("items")[0].GetProperty("horizon").GetInt32());
        runs = await _api.GetJsonAsync(
            "/api/v1/forecast-runs?limit=1&cursor=" + runs.GetProperty("nextCursor").GetString()
        );
        Assert.Equal(1, runs.GetProperty("items")[0].GetProperty("horizon").GetInt32());
        Assert.Equal(JsonValueKind.Null, runs.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Run_When_cancelled_while_it_waits_Then_it_never_works()
    {
        await using var held = new HeldWork(_api);
        await ImportAsync(TestHistory.Constant("A", 24, 5));
        var cancelled = await _api.StartForecastAsync();
        var other = await _api.StartForecastAsync();
        var answer = await ApiFixture.SucceededAsync(await _api.DeleteAsync(cancelled));
        Assert.Equal("cancelled", Status(answer));
        Assert.Equal(
            "cancelled",
            Status(await ApiFixture.SucceededAsync(await _api.DeleteAsync(cancelled)))
        );
        await held.ReleaseAsync();
        Assert.Equal("succeeded", Status(await _api.EndOfAsync(other)));
        var run = await _api.GetJsonAsync(cancelled);
        Assert.Equal("cancelled", Status(run));
        Assert.Equal(JsonValueKind.Null, run.GetProperty("startedAt").ValueKind);

        var problem = await ApiFixture.ProblemOf(await _api.DeleteAsync(other), 409);
        Assert.Equal("runEnded", problem.GetProperty("code").GetString());
        await ApiFixture.ProblemOf(await _api.DeleteAsync("/api/v1/forecast-runs/none"), 404);
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/forecast-runs/none"), 404);
        problem = await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts?runId=" + run.GetProperty("id").GetString()),
            409
        );
        Assert.Equal("runNotSucceeded", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Run_When_it_works_Then_readers_see_the_old_forecasts_until_all_new_ones_are_there()
    {
        _api.Settings["Forecast:BatchSize"] = "1";
        await ImportAsync([
            .. Enumerable.Range(0, 40).Select(i => TestHistory.Seasonal($"S{i}", 36, i)),
        ]);
        await _api.RunForecastAsync(new { horizon = 1 });
        var before = await CsvAsync();
        var place = await _api.StartForecastAsync(new { horizon = 2 });
        var seen = new List<string>();
        JsonElement run;
        do
        {
            run = await _api.GetJsonAsync(place);
            seen.Add(await CsvAsync());
        } while (Status(run) is "queued" or "running");
        Assert.Equal("""{"total":40,"done":40,"failed":0}""", Progress(run));
        var after = await CsvAsync();
        Assert.Equal(80, Lines(after).Count);
        Assert.All(seen, csv => Assert.True(csv == before || csv == after, csv));
    }

    [Fact]
    public async Task Nightly_run_When_the_hour_comes_Then_it_is_the_run_that_can_be_asked_for()
    {
        _api.Settings["Forecast:Horizon"] = "4";
        _api.Settings["Forecast:Schedule"] = "0 2 * * *";
        await ImportAsync(TestHistory.Seasonal("A", 36));
        await _api.RunForecastAsync(new { horizon = 4 });
        var asked = await CsvAsync();
        _api.Pass(TimeSpan.FromDays(1));
        await _api.RunNightlyAsync();
        var runs = await _api.GetJsonAsync("/api/v1/forecast-runs");
        var nightly = runs.GetProperty("items")[0];
        Assert.Equal("schedule", nightly.GetProperty("trigger").GetString());
        var id = nightly.GetProperty("id").GetString();
        Assert.Equal("succeeded", Status(await _api.EndOfAsync("/api/v1/forecast-runs/" + id)));
        Assert.Equal(asked, await CsvAsync("?runId=" + id));
    }

    private async Task ImportAsync(params string[] rows) =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + string.Concat(rows))
        );

    private async Task<string> CsvAsync(string query = "") =>
        await ApiFixture.TextOf(await _api.GetAsync("/api/v1/forecasts.csv" + query));

    private static List<string> Lines(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static string? Status(JsonElement run) => run.GetProperty("status").GetString();

    private static string Progress(JsonElement run) => run.GetProperty("progress").GetRawText();

    private static List<string?> Periods(JsonElement forecast, string part) =>
        [
            .. forecast
                .GetProperty(part)
                .EnumerateArray()
                .Select(i => i.GetProperty("period").GetString()),
        ];
}

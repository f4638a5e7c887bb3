using System.Text.Json;
using ForecastApi.ForecastRuns;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

/// <summary>Old runs are thinned out; official snapshots and the latest two runs stay.</summary>
public sealed class RunRetentionTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public async ValueTask InitializeAsync()
    {
        // The clock moves days at most in the tests of working runs.
        _api.Settings["Forecast:KeepOfficialRunsMonths"] = "3";
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Constant("A", 24, 10))
        );
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Old_runs_Go_whole_but_for_official_ones_and_the_latest_two()
    {
        var official = await RunAsync("2025-11");
        var working = await RunAsync("2025-11");
        var current = await RunAsync("2025-12");
        Assert.True(official.GetProperty("official").GetBoolean());
        Assert.False(working.GetProperty("official").GetBoolean());
        _api.Pass(TimeSpan.FromDays(61));
        var before = await RunAsync("2025-12");
        var latest = await RunAsync("2025-12");

        await GoneAsync(working);
        foreach (var kept in (JsonElement[])[official, current, before, latest])
        {
            var items = (
                await _api.GetJsonAsync("/api/v1/forecasts?runId=" + Id(kept))
            ).GetProperty("items");
            Assert.Equal(3, items.GetArrayLength());
        }
        await ApiFixture.ProblemOf(
            await _api.GetAsync("/api/v1/forecasts?runId=" + Id(working)),
            404
        );
        Assert.Equal(
            4,
            (await _api.GetJsonAsync("/api/v1/forecast-runs")).GetProperty("items").GetArrayLength()
        );
    }

    [Fact]
    public async Task Official_runs_Go_where_they_are_kept_for_some_months_only()
    {
        var official = await RunAsync("2025-11");
        _api.Pass(TimeSpan.FromDays(100));
        await RunAsync("2025-12");
        await RunAsync("2025-12");
        await GoneAsync(official);
    }

    [Fact]
    public async Task Run_that_a_killed_process_had_begun_to_delete_Is_not_read_and_goes_with_the_next_run()
    {
        var old = await RunAsync("2025-11");
        await using (
            var connection = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={_api.DatabaseFile}"
            )
        )
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE ForecastRuns SET Status = 'deleting'; DELETE FROM Forecasts;";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        await ApiFixture.ProblemOf(await _api.GetAsync("/api/v1/forecasts?runId=" + Id(old)), 404);
        await RunAsync("2025-12");
        await GoneAsync(old);
    }

    private static string Id(JsonElement run) => run.GetProperty("id").GetString()!;

    private async Task<JsonElement> RunAsync(string asOf)
    {
        var run = await _api.RunForecastAsync(new { horizon = 3, asOf });
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        // The clock must not move while the steps after the publication still run
        var followUps = _api.Services.GetRequiredService<FollowUpStore>();
        for (var tries = 0; tries < 400; tries++)
        {
            if (await followUps.FindOpenAsync(TestContext.Current.CancellationToken) is null)
                return run;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The run's work does not end.");
    }

    // The run says that it has succeeded before it tidies up.
    private async Task GoneAsync(JsonElement run)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var answer = await _api.GetAsync("/api/v1/forecast-runs/" + Id(run));
            if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The run is still there.");
    }
}

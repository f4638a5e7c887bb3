using System.Text.Json;

namespace ForecastApi.Tests.Http;

[Collection(AloneCollection.Name)]
public sealed class HealthTests : IAsyncDisposable
{
    private readonly ApiFixture _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("live", new string[0])]
    [InlineData("startup", new[] { "service", "database" })]
    [InlineData("ready", new[] { "service", "database", "nightlyRun", "queue" })]
    public async Task Probe_When_all_checks_pass_Then_it_reports_each(string probe, string[] checks)
    {
        var answer = await _api.GetJsonAsync("/health/" + probe);
        Assert.Equal("Healthy", answer.GetProperty("status").GetString());
        Assert.Equal("both", answer.GetProperty("role").GetString());
        var seen = answer.GetProperty("checks").EnumerateObject().ToList();
        Assert.Equal(checks, seen.Select(c => c.Name));
        Assert.All(
            seen,
            c =>
            {
                Assert.Equal("Healthy", c.Value.GetProperty("status").GetString());
                Assert.NotEmpty(c.Value.GetProperty("detail").GetString()!);
            }
        );
    }

    [Fact]
    public async Task Ready_When_a_run_waits_without_a_worker_Then_it_is_degraded_with_the_remedy()
    {
        _api.Settings["Node:Role"] = "web";
        await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("WAVE", 48));
        var place = await _api.StartForecastAsync();
        Assert.Equal("Healthy", Status(await QueueAsync()));
        _api.Clock.Advance(TimeSpan.FromMinutes(2));

        var queue = await QueueAsync();
        Assert.Equal("Degraded", Status(queue));
        var detail = queue.GetProperty("detail").GetString();
        Assert.Contains("1 runs", detail, StringComparison.Ordinal);
        Assert.Contains("Node:Role", detail, StringComparison.Ordinal);
        Assert.Matches(
            "forecastapi_queue_length\\{.*kind=\"run\".*\\} 1\n",
            await ApiFixture.TextOf(await _api.GetAsync("/metrics"))
        );

        await using (var worker = ApiFixture.On(_api.Folder))
            await worker.EndOfAsync(place);
        Assert.Equal("Healthy", Status(await QueueAsync()));
    }

    [Fact]
    public async Task Metrics_When_the_service_has_worked_Then_they_cover_imports_runs_queue_and_solver()
    {
        await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("WAVE", 48));
        await _api.RunForecastAsync();
        await ApiFixture.SucceededAsync(
            await _api.PostAsync(
                "/api/v1/plans?dryRun=true",
                """
                {
                  "months": 3,
                  "demand": { "forecast": {} },
                  "products": [ { "sku": "WAVE", "holdingCost": 1, "labourHoursPerUnit": 1 } ],
                  "workforce": { "hoursPerDay": 8, "workingDays": 20, "regularRate": 4 }
                }
                """
            )
        );
        await QueueAsync();
        var text = await ApiFixture.TextOf(await _api.GetAsync("/metrics"));
        Assert.All(
            (string[])
                [
                    "forecastapi_import_rows_total{",
                    "forecastapi_import_duration_seconds_count{",
                    "forecastapi_run_duration_seconds_count",
                    "forecastapi_run_rate_per_second",
                    "forecastapi_run_overdue_seconds",
                    "forecastapi_forecast_products_total",
                    "forecastapi_run_step_duration_seconds_count{",
                    "forecastapi_queue_length",
                    "forecastapi_solver_duration_seconds_count{",
                    "forecastapi_solver_gap_count{",
                ],
            name => Assert.Contains(name, text, StringComparison.Ordinal)
        );
    }

    private async Task<JsonElement> QueueAsync() =>
        (await _api.GetJsonAsync("/health/ready")).GetProperty("checks").GetProperty("queue");

    private static string? Status(JsonElement check) => check.GetProperty("status").GetString();
}

using System.Text.Json;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Nightly;
using ForecastApi.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ForecastApi.Tests.Forecasts;

/// <summary>A night is made up for once, and one that has no run is seen before anybody asks.</summary>
public sealed class NightRunTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new() { Settings = { ["Forecast:Schedule"] = "0 2 * * *" } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await ApiFixture.SucceededAsync(
            await _api.ImportAsync(TestHistory.Header + TestHistory.Seasonal("A", 36))
        );

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Nights_When_the_service_was_down_for_weeks_Then_one_run_makes_up_for_them()
    {
        await RegisteredAsync(_api);
        // Its clock is weeks behind: its recovery would take the later nights for an error of the clock
        foreach (var service in _api.Services.GetServices<IHostedService>())
            await service.StopAsync(Cancel);
        await using var later = ApiFixture.On(_api.Folder);
        later.Settings["Forecast:Schedule"] = "0 2 * * *";
        later.Pass(TimeSpan.FromDays(30));
        await RegisteredAsync(later);
        for (var tries = 0; tries < 200 && (await RunsAsync(later)).Count == 0; tries++)
            await Task.Delay(50, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => later.RunNightlyAsync()));
        var run = Assert.Single(await RunsAsync(later));
        Assert.Equal("schedule", run.GetProperty("trigger").GetString());
        later.Pass(TimeSpan.FromDays(1));
        await later.RunNightlyAsync();
        Assert.Equal(2, (await RunsAsync(later)).Count);
    }

    [Fact]
    public async Task Nights_When_the_run_of_an_earlier_one_still_waits_Then_it_is_theirs_too()
    {
        await using var web = ApiFixture.On(_api.Folder);
        web.Settings["Forecast:Schedule"] = "0 2 * * *";
        web.Settings["Node:Role"] = "web";
        await RegisteredAsync(web);
        for (var night = 0; night < 4; night++)
        {
            web.Pass(TimeSpan.FromDays(1));
            await web.RunNightlyAsync();
        }
        var run = Assert.Single(await RunsAsync(web));
        Assert.Equal("queued", run.GetProperty("status").GetString());
        Assert.Equal(
            new DateTimeOffset(2026, 1, 19, 12, 0, 0, TimeSpan.Zero),
            run.GetProperty("createdAt").GetDateTimeOffset()
        );
    }

    [Fact]
    public async Task Schedule_When_it_is_changed_Then_no_night_of_the_new_one_was_missed()
    {
        await RegisteredAsync(_api);
        await using var later = ApiFixture.On(_api.Folder);
        later.Settings["Forecast:Schedule"] = "0 3 * * *";
        later.Pass(TimeSpan.FromDays(30));
        await RegisteredAsync(later);
        await later.RunNightlyAsync();
        Assert.Empty(await RunsAsync(later));
    }

    [Fact]
    public async Task Schedule_When_another_node_has_another_one_Then_the_nights_of_both_come_and_are_missed_if_not()
    {
        await RegisteredAsync(_api);
        await using var other = ApiFixture.On(_api.Folder);
        other.Settings["Forecast:Schedule"] = "0 5 1 1 *";
        await RegisteredAsync(other);
        await other.DisposeAsync();
        _api.Pass(TimeSpan.FromDays(1) + TimeSpan.FromHours(3));
        Assert.NotNull(
            await _api.Services.GetRequiredService<NightlySchedule>().OverdueSinceAsync(Cancel)
        );
        await _api.RunNightlyAsync();
        Assert.NotEmpty(await RunsAsync(_api));
    }

    [Fact]
    public async Task Night_When_its_run_has_not_come_Then_health_and_page_say_so_until_one_has()
    {
        await RegisteredAsync(_api);
        Assert.Equal("Healthy", await HealthAsync());
        var nights = _api.Services.GetRequiredService<NightlySchedule>();
        _api.Pass(TimeSpan.FromHours(15));
        Assert.Null(await nights.OverdueSinceAsync(Cancel));
        _api.Pass(TimeSpan.FromHours(2));
        Assert.Equal(
            new DateTimeOffset(2026, 1, 16, 2, 0, 0, TimeSpan.Zero),
            await nights.OverdueSinceAsync(Cancel)
        );
        Assert.Equal("Degraded", await HealthAsync());
        Assert.Contains(
            "The nightly forecast run is overdue",
            await ApiFixture.TextOf(await _api.GetAsync("/")),
            StringComparison.Ordinal
        );
        await _api.RunForecastAsync(new { });
        Assert.Equal("Healthy", await HealthAsync());
    }

    [Fact]
    public async Task Night_When_the_clock_was_wrong_once_Then_the_nights_after_it_come_all_the_same()
    {
        await RegisteredAsync(_api);
        var nights = _api.Services.GetRequiredService<NightlySchedule>();
        _api.Pass(TimeSpan.FromDays(2));
        var first = await nights.TakeAsync(Cancel);
        if (first is not null)
            await _api
                .Services.GetRequiredService<ForecastRunStore>()
                .CancelAsync(first.Id, Cancel);
        await SetLastDueAsync("2036-01-01 02:00:00.000");
        // Noticed, and counted from now on
        Assert.Null(await nights.TakeAsync(Cancel));
        _api.Pass(TimeSpan.FromDays(1));
        var second = await nights.TakeAsync(Cancel);
        Assert.NotNull(second);
        Assert.NotEqual(first?.Id, second.Id);
    }

    private async Task SetLastDueAsync(string instant)
    {
        var connection = await _api
            .Services.GetRequiredService<ForecastApi.Data.Database>()
            .OpenAsync(Cancel);
        await using (connection)
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = $"UPDATE Schedules SET LastDue = '{instant}'";
                await command.ExecuteNonQueryAsync(Cancel);
            }
        }
    }

    private async Task<string?> HealthAsync() =>
        (await _api.GetJsonAsync("/health/ready"))
            .GetProperty("checks")
            .GetProperty("nightlyRun")
            .GetProperty("status")
            .GetString();

    /// <summary>Waits until the schedule counts: the watchdog's first look sees to it.</summary>
    private static async Task RegisteredAsync(ApiFixture api)
    {
        await api.GetJsonAsync("/api/v1/products");
        await api.Services.GetRequiredService<NightlySchedule>().RegisterAsync(Cancel);
    }

    private static async Task<List<JsonElement>> RunsAsync(ApiFixture api) =>
        [
            .. (await api.GetJsonAsync("/api/v1/forecast-runs"))
                .GetProperty("items")
                .EnumerateArray(),
        ];
}

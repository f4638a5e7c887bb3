using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForecastApi.Data;
using ForecastApi.Processes;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Faults;

/// <summary>A web process and two workers on one database, of which one is killed in the middle of a run.</summary>
public sealed class NodesTests
{
    private const int Products = 900;
    private const int Horizon = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Workers_When_one_of_them_is_killed_in_a_run_Then_the_other_ends_it_and_readers_never_see_a_part(
        DatabaseProvider provider
    )
    {
        await using var database = await StoreHost.WithoutDatabaseAsync(provider);
        using var web = await StartAsync(database, "web");
        await ImportAsync(web);
        using var first = await StartAsync(database, "worker");
        var before = await web.ForecastAsync();
        Assert.InRange(before, 0, Patience.TotalSeconds);
        var seen = await PublishedAsync(web);

        using var second = await StartAsync(database, "worker");
        using var asked = await web.Client.PostAsJsonAsync(
            "/api/v1/forecast-runs",
            new { horizon = Horizon },
            Cancel
        );
        await UntilAsync(async () =>
        {
            Assert.Equal(seen, await PublishedAsync(web));
            return await HasForecastAsync(first) && await HasForecastAsync(second);
        });
        await second.KillAsync();

        var run = await EndAsync(web, asked.Headers.Location!, seen);
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal(Products, run.GetProperty("progress").GetProperty("done").GetInt32());
        Assert.Equal(run.GetProperty("id").GetString(), await PublishedAsync(web));
    }

    private static async Task<JsonElement> EndAsync(ServiceProcess web, Uri place, string before)
    {
        JsonElement run = default;
        await UntilAsync(async () =>
        {
            var published = await PublishedAsync(web);
            run = await web.Client.GetFromJsonAsync<JsonElement>(place, Cancel);
            var ended = run.GetProperty("status").GetString() is "succeeded" or "failed";
            if (!ended)
                Assert.Equal(before, published);
            return ended;
        });
        return run;
    }

    /// <summary>The run that readers see; fails unless every product has each month once.</summary>
    private static async Task<string> PublishedAsync(ServiceProcess web)
    {
        var forecast = await web.Client.GetFromJsonAsync<JsonElement>(
            "/api/v1/products/P0000/forecast",
            Cancel
        );
        var run = forecast.GetProperty("runId").GetString()!;
        var csv = await web.Client.GetStringAsync($"/api/v1/forecasts.csv?runId={run}", Cancel);
        var months = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(l => string.Join(',', l.Split(',').Take(2)))
            .ToList();
        Assert.Equal(0, months.Count % Products);
        Assert.Equal(months.Count, months.Distinct().Count());
        return run;
    }

    /// <summary>Whether a process has forecast products since it started.</summary>
    private static async Task<bool> HasForecastAsync(ServiceProcess worker) =>
        (await worker.Client.GetStringAsync("/metrics", Cancel))
            .Split('\n')
            .Any(l =>
                l.StartsWith("forecastapi_forecast_products_total", StringComparison.Ordinal)
                && !l.Contains("} 0 ", StringComparison.Ordinal)
            );

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "It took longer than allowed.");
            await Task.Delay(100, Cancel);
        }
    }

    private static async Task ImportAsync(ServiceProcess service)
    {
        var csv = new StringBuilder(TestHistory.Header);
        for (var p = 0; p < Products; p++)
            csv.Append(
                TestHistory.Seasonal(
                    string.Create(CultureInfo.InvariantCulture, $"P{p:D4}"),
                    48,
                    seed: p
                )
            );
        using var answer = await service.ImportTextAsync(csv.ToString(), later: false, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Task<ServiceProcess> StartAsync(StoreHost database, string role) =>
        ServiceProcess.StartAsync(
            "",
            ("Database__Provider", database.Provider.ToString()),
            ("ConnectionStrings__Forecast", database.ConnectionString),
            ("Node__Role", role),
            ("Forecast__BatchSize", "15"),
            ("Forecast__Workers", "1")
        );
}

using System.Text.Json;
using ForecastApi.ForecastRuns;
using Microsoft.Extensions.DependencyInjection;

namespace ForecastApi.Tests.Http;

/// <summary>The jobs of Hangfire in memory end with the host; the runs in the tables do not.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-restart-")
        .FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Host_When_stopped_while_a_run_waits_Then_the_next_one_works_on_it()
    {
        string place;
        await using (var first = Host("web"))
        {
            await ImportAsync(first, 2);
            place = await first.StartForecastAsync(new { horizon = 2 });
            Assert.Equal("queued", Status(await first.GetJsonAsync(place)));
        }
        await using var second = Host();
        Assert.Equal("succeeded", Status(await second.EndOfAsync(place)));
    }

    [Fact]
    public async Task Host_When_stopped_in_the_middle_of_a_run_Then_the_next_one_goes_on_with_it()
    {
        const int products = 150;
        string place;
        int done;
        await using (var first = Host())
        {
            await ImportAsync(first, products);
            place = await first.StartForecastAsync(new { horizon = 2 });
            do done = Done(await first.GetJsonAsync(place));
            while (done == 0);
        }
        await using var second = Host();
        var run = await second.EndOfAsync(place);
        Assert.Equal("succeeded", Status(run));
        Assert.Equal(products, Done(run));
        Assert.Equal(
            products,
            run.GetProperty("models").EnumerateObject().Sum(m => m.Value.GetInt32())
        );
        var csv = await ApiFixture.TextOf(await second.GetAsync("/api/v1/forecasts.csv"));
        var keys = csv.TrimEnd()
            .Split('\n')
            .Skip(1)
            .Select(line => string.Join(',', line.Split(',').Take(2)))
            .ToList();
        Assert.Equal(products * 2, keys.Count);
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Host_When_killed_in_a_run_Then_the_next_one_goes_on_with_it()
    {
        string place;
        await using (var first = Host("web"))
        {
            await ImportAsync(first, 3);
            place = await first.StartForecastAsync(new { horizon = 2 });
            var states = first.Services.GetRequiredService<RunStateStore>();
            var run = await states.NextAsync(TestContext.Current.CancellationToken);
            // As a process leaves it that was training its models
            await states.StartAsync(run!, TestContext.Current.CancellationToken);
        }
        await using var second = Host();
        Assert.Equal("succeeded", Status(await second.EndOfAsync(place)));
    }

    private ApiFixture Host(string role = "both")
    {
        var host = ApiFixture.On(_folder);
        host.Settings["Node:Role"] = role;
        host.UsesRealClock = true;
        host.Settings["Forecast:BatchSize"] = "1";
        host.Settings["Forecast:Workers"] = "1";
        return host;
    }

    private static async Task ImportAsync(ApiFixture host, int products) =>
        await ApiFixture.SucceededAsync(
            await host.ImportAsync(
                TestHistory.Header
                    + string.Concat(
                        Enumerable
                            .Range(0, products)
                            .Select(i => TestHistory.Seasonal($"S{i}", 36, i + 1, 2024))
                    )
            )
        );

    private static string? Status(JsonElement run) => run.GetProperty("status").GetString();

    private static int Done(JsonElement run) =>
        run.GetProperty("progress").GetProperty("done").GetInt32();
}

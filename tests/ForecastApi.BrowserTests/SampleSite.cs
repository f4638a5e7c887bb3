using System.Net.Http.Json;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Demo;
using ForecastApi.Http;
using ForecastApi.Plans;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Sourcing;
using ForecastApi.Plans.Tracking;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ForecastApi.BrowserTests;

/// <summary>
/// The real host on a port of its own with the demo's company in a fresh database: forecast as of several months, so
/// that the older forecasts can be held against what was sold since, and planned.
/// </summary>
public sealed class SampleSite : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-browser-")
        .FullName;

    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)
    );

    public SampleSite() => UseKestrel(0);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    /// <summary>The sample's last complete month at the time where the clock stands.</summary>
    public static Month LastMonth { get; } = new(2026, 10);

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        StartServer();
        var sample = Services.GetRequiredService<SampleCompany>();
        await sample.LoadAsync(cancellationToken);
        using var http = CreateClient();
        foreach (var back in SampleCompany.Origins)
            await ForecastAsync(http, LastMonth.AddMonths(-back), cancellationToken);
        using var set = await http.PutAsJsonAsync(
            "/api/v1/products/KID-SOLO/overrides/2027-03",
            new
            {
                quantity = 300,
                reason = "A chain of shops lists it",
                author = "Ada",
            },
            cancellationToken
        );
        set.EnsureSuccessStatusCode();
        await Services
            .GetRequiredService<PlanRun>()
            .RunAsync(sample.Plan(), dryRun: false, IdempotencyRecord.None, cancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting(
            "ConnectionStrings:Forecast",
            $"Data Source={Path.Combine(_folder, "forecast.db")}"
        );
        builder.UseSetting("Forecast:Schedule", "");
        foreach (var category in (string[])["Default", "Microsoft.AspNetCore", "Hangfire"])
            builder.UseSetting("Logging:LogLevel:" + category, "Error");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task ForecastAsync(
        HttpClient http,
        Month asOf,
        CancellationToken cancellationToken
    )
    {
        using var started = await http.PostAsJsonAsync(
            "/api/v1/forecast-runs",
            new { asOf = asOf.ToString() },
            cancellationToken
        );
        started.EnsureSuccessStatusCode();
        for (var tries = 0; tries < 1200; tries++)
        {
            var run = await http.GetFromJsonAsync<JsonElement>(
                started.Headers.Location,
                cancellationToken
            );
            var status = run.GetProperty("status").GetString();
            if (status == "succeeded" && await IsReviewedAsync(http, run, cancellationToken))
                return;
            Assert.True(
                status is not "failed" and not "cancelled",
                $"The run as of {asOf} has {status}."
            );
            await Task.Delay(100, cancellationToken);
        }
        throw new TimeoutException($"The run as of {asOf} did not end within two minutes.");
    }

    /// <summary>Whether the exceptions are this run's: they follow its publication.</summary>
    private static async Task<bool> IsReviewedAsync(
        HttpClient http,
        JsonElement run,
        CancellationToken cancellationToken
    )
    {
        var list = await http.GetFromJsonAsync<JsonElement>(
            "/api/v1/accuracy/exceptions",
            cancellationToken
        );
        return list.GetProperty("runId").GetString() == run.GetProperty("id").GetString();
    }
}

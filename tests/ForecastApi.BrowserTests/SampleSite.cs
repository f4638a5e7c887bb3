using System.Net.Http.Json;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Demo;
using ForecastApi.Http;
using ForecastApi.Plans;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ForecastApi.BrowserTests;

/// <summary>
/// Runs the host on a free port with the demo company in a new database: forecasts as of several months, so that older
/// forecasts have actual sales, and a plan.
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

    /// <summary>The base URL without a trailing slash.</summary>
    public string Url => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    /// <summary>The last complete month of sales at the time of the clock.</summary>
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
        for (var attempt = 0; attempt < 1200; attempt++)
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
                $"The run as of {asOf} ended as {status}."
            );
            await Task.Delay(100, cancellationToken);
        }
        throw new TimeoutException($"The run as of {asOf} did not finish within two minutes.");
    }

    /// <summary>Returns whether the exceptions belong to this run; they are written after its publication.</summary>
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

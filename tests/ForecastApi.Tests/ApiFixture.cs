using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ForecastApi.Tests;

/// <summary>
/// The real host on a fresh SQLite file, asked through HTTP. The clock stands at noon of 2026-01-15, so that
/// 2025-12 is the last complete month; <see cref="Settings"/> added before the first request overrides configuration.
/// </summary>
public sealed class ApiFixture : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-test-")
        .FullName;

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public string DatabaseFile => Path.Combine(_folder, "forecast.db");

    public HttpClient Http => CreateClient();

    /// <summary>Sends CSV to the sales import.</summary>
    public Task<HttpResponseMessage> ImportAsync(string csv, string query = "") =>
        Http.PostAsync(
            "/api/v1/sales/imports" + query,
            new StringContent(csv, Encoding.UTF8, "text/csv"),
            TestContext.Current.CancellationToken
        );

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        var answer = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(
            answer.IsSuccessStatusCode,
            $"GET {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
        );
        return await JsonOf(answer);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Starts a run and waits until it has ended; the run as it ended.</summary>
    public async Task<JsonElement> RunForecastAsync(object? request = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var started = await Http.PostAsJsonAsync("/api/v1/forecast-runs", request ?? new { }, ct);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, started.StatusCode);
        var place = started.Headers.Location!.ToString();
        for (var tries = 0; tries < 1200; tries++)
        {
            var run = await GetJsonAsync(place);
            if (run.GetProperty("status").GetString() is "succeeded" or "failed" or "cancelled")
                return run;
            await Task.Delay(50, ct);
        }
        throw new TimeoutException("The forecast run did not end within a minute.");
    }

    /// <summary>Checks that an answer is a problem document of this status and gives it back.</summary>
    public static async Task<JsonElement> ProblemOf(HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            (int)answer.StatusCode == status,
            $"{(int)answer.StatusCode} instead of {status}: {body}"
        );
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        foreach (var name in (string[])["type", "title", "status", "detail", "code", "traceId"])
            Assert.True(problem.TryGetProperty(name, out _), $"the problem has no {name}: {body}");
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        return problem;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Forecast", $"Data Source={DatabaseFile}");
        builder.UseSetting("Forecast:Schedule", "");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}

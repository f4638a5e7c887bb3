using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForecastApi.ForecastRuns.Nightly;
using ForecastApi.Work;
using Microsoft.AspNetCore.Builder;
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
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    private readonly string? _ownFolder;

    public ApiFixture() =>
        Folder = _ownFolder = Directory.CreateTempSubdirectory("forecastapi-test-").FullName;

    private ApiFixture(string folder) => Folder = folder;

    public string Folder { get; }

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public FakeTimeProvider Clock { get; } =
        new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Lets days pass at once: what looks every few seconds does not look for each of them.</summary>
    public void Pass(TimeSpan time) => Clock.AdjustTime(Clock.GetUtcNow() + time);

    /// <summary>Whether time passes: what beats and watches in the background then does so by itself.</summary>
    public bool UsesRealClock { get; set; }

    public string Environment { get; set; } = "Development";

    /// <summary>Where requests come from.</summary>
    public IPAddress RemoteAddress { get; set; } = IPAddress.Loopback;

    public string DatabaseFile => Path.Combine(Folder, "forecast.db");

    public HttpClient Http => CreateClient();

    /// <summary>A host on the files of another, which are the other's to delete.</summary>
    public static ApiFixture On(string folder) => new(folder);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Sends a text as JSON, whether it is JSON or not.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string path,
        string json,
        string contentType = "application/json"
    ) => SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, contentType));

    public Task<HttpResponseMessage> PutAsync(
        string path,
        object body,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Web), headers);

    /// <summary>Sends a PUT that must succeed.</summary>
    public async Task StoreAsync(string path, object body) =>
        await SucceededAsync(await PutAsync(path, body));

    /// <summary>Sends CSV to the sales import.</summary>
    public Task<HttpResponseMessage> ImportAsync(string csv, string query = "") =>
        PostAsync("/api/v1/sales/imports" + query, csv, "text/csv");

    public async Task<JsonElement> GetJsonAsync(string path) =>
        await SucceededAsync(await GetAsync(path));

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static Task<string> TextOf(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Checks that an answer is a success and gives its body.</summary>
    public static async Task<JsonElement> SucceededAsync(HttpResponseMessage answer)
    {
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {await TextOf(answer)}"
        );
        return await JsonOf(answer);
    }

    /// <summary>Asks for a run; where it is to be found.</summary>
    public async Task<string> StartForecastAsync(object? request = null)
    {
        var started = await Http.PostAsJsonAsync(
            "/api/v1/forecast-runs",
            request ?? new { },
            TestContext.Current.CancellationToken
        );
        Assert.True(started.StatusCode == HttpStatusCode.Accepted, await TextOf(started));
        return started.Headers.Location!.ToString();
    }

    /// <summary>Starts a run and waits until it has ended; the run as it ended.</summary>
    public async Task<JsonElement> RunForecastAsync(object? request = null) =>
        await EndOfAsync(await StartForecastAsync(request));

    /// <summary>Creates the run of a night that is due, as the schedule would.</summary>
    public async Task RunNightlyAsync()
    {
        foreach (
            var next in await Services
                .GetServices<IWorkHandler>()
                .Single(h => h.Kind == WorkKind.NightlyRun)
                .RunAsync(NightlyRunHandler.Item, TestContext.Current.CancellationToken)
        )
            Services.GetRequiredService<WorkQueue>().Enqueue(next);
    }

    /// <summary>Waits until a run has ended; the run as it ended.</summary>
    public async Task<JsonElement> EndOfAsync(string place)
    {
        for (var tries = 0; tries < 2400; tries++)
        {
            var run = await GetJsonAsync(place);
            if (run.GetProperty("status").GetString() is "succeeded" or "failed" or "cancelled")
                return run;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The forecast run did not end within two minutes.");
    }

    /// <summary>Checks that an answer is a problem document of this status and gives it back.</summary>
    public static async Task<JsonElement> ProblemOf(HttpResponseMessage answer, int status)
    {
        var body = await TextOf(answer);
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
        TemplateDatabase.CopyTo(DatabaseFile);
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:Forecast", $"Data Source={DatabaseFile}");
        builder.UseSetting("Forecast:Schedule", "");
        builder.UseSetting("Work:Storage", "memory");
        foreach (var category in (string[])["Default", "Microsoft.AspNetCore", "Hangfire"])
            builder.UseSetting("Logging:LogLevel:" + category, "Error");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (!UsesRealClock)
                services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IStartupFilter>(new Remote(this));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownFolder is not null && Directory.Exists(_ownFolder))
            Directory.Delete(_ownFolder, recursive: true);
    }

    /// <summary>The test server has no connection, hence no address that the dashboard could allow.</summary>
    private sealed class Remote(ApiFixture api) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, rest) =>
                    {
                        context.Connection.RemoteIpAddress = api.RemoteAddress;
                        context.Connection.LocalIpAddress = IPAddress.Loopback;
                        await rest(context);
                    }
                );
                next(app);
            };
    }
}

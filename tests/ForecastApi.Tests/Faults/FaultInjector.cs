using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForecastApi.Processes;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Faults;

/// <summary>
/// Kills processes of the service on one database and looks at what is left; an assertion fails when anything is lost or
/// half seen. Each answers whether the work was not done yet when its process was killed.
/// </summary>
internal sealed class FaultInjector(StoreHost database, Random instants)
{
    private const int Products = 60;
    private const int Horizon = 12;
    private const int Rows = 40_000;

    /// <summary>Generous, so that a slow machine fails nothing; the table tells how long it took.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private TimeSpan _start;
    private TimeSpan _import;
    private TimeSpan _run;

    /// <summary>The longest time that work took to end after its process was killed or the next one was ready.</summary>
    public TimeSpan LongestEnd { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// A company with a published run; how long a first start, an import and a run take that nobody kills.
    /// </summary>
    public async Task PrepareAsync()
    {
        var watch = Stopwatch.StartNew();
        using var service = await StartAsync();
        _start = watch.Elapsed;
        watch.Restart();
        await ImportAsync(service, TestHistory.DaysByChannel("FIRST", Rows), later: false);
        _import = watch.Elapsed;
        var csv = new StringBuilder(TestHistory.Header);
        for (var p = 0; p < Products; p++)
            csv.Append(TestHistory.Seasonal($"P{p:D2}", 48, seed: p));
        await ImportAsync(service, csv.ToString(), later: false);
        watch.Restart();
        await service.ForecastAsync();
        _run = watch.Elapsed;
    }

    public async Task<bool> KillInFirstStartAsync(int round)
    {
        await using var empty = await StoreHost.WithoutDatabaseAsync(database.Provider);
        bool ready;
        using (var service = ServiceProcess.Launch("", Settings(empty)))
        {
            await SomeInstantAsync(_start);
            ready = await service.IsReadyAsync();
            await service.KillAsync();
        }
        using var next = await ServiceProcess.StartAsync("", Settings(empty));
        var sku = Sku('S', round);
        await ImportAsync(next, TestHistory.DaysByChannel(sku, Rows), later: false);
        Assert.Equal(Rows, await StoredAsync(next, sku));
        return !ready;
    }

    public async Task<bool> KillInImportAsync(int round)
    {
        var sku = Sku('W', round);
        bool answered;
        using (var service = await StartAsync())
        {
            var import = ImportAsync(service, TestHistory.DaysByChannel(sku, Rows), later: false);
            await SomeInstantAsync(_import);
            answered = import.IsCompletedSuccessfully;
            await service.KillAsync();
            await SwallowAsync(import);
        }
        using var next = await StartAsync();
        var stored = await StoredAsync(next, sku);
        Assert.True(
            stored == Rows || (stored == 0 && !answered),
            $"{stored} of {Rows} rows, answered: {answered}"
        );
        return !answered;
    }

    public async Task<bool> KillInAcceptedImportAsync(int round)
    {
        var sku = Sku('A', round);
        Uri place;
        bool ended;
        using (var service = await StartAsync())
        {
            place = await ImportAsync(service, TestHistory.DaysByChannel(sku, Rows), later: true);
            await SomeInstantAsync(_import);
            ended = await StatusAsync(service, place) != "running";
            await service.KillAsync();
        }
        using var next = await StartAsync();
        Assert.Equal("succeeded", await EndedAsync(next, place));
        Assert.Equal(Rows, await StoredAsync(next, sku));
        return !ended;
    }

    public async Task<bool> KillInAcceptedPlanAsync(int round)
    {
        Uri place;
        bool ended;
        using (var service = await StartAsync())
        {
            place = await LongPlan.AskAsync(service.Client, round, Cancel);
            await SomeInstantAsync(LongPlan.Takes);
            ended = await StatusAsync(service, place) != "running";
            await service.KillAsync();
        }
        using var next = await StartAsync();
        Assert.Equal("done", await EndedAsync(next, place));
        var answer = await next.Client.GetFromJsonAsync<JsonElement>(place, Cancel);
        var plan = Assert.Single(answer.GetProperty("plans").EnumerateArray().ToList());
        Assert.Equal(
            plan.GetProperty("totalCost").GetDecimal(),
            plan.GetProperty("costs").EnumerateObject().Sum(c => c.Value.GetDecimal())
        );
        return !ended;
    }

    public Task<bool> KillInRunAsync(int round) => StopInRunAsync(s => s.KillAsync());

    public Task<bool> TerminateInRunAsync(int round) =>
        StopInRunAsync(async s =>
            Assert.InRange(await s.TerminateAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(30))
        );

    public async Task<bool> KillOneOfTwoInRunAsync(int round)
    {
        using var one = await StartAsync();
        using var other = await StartAsync();
        var before = await PublishedAsync(one);
        var place = await RunAsync(one);
        await SomeInstantAsync(_run);
        var ended = await StatusAsync(one, place) == "succeeded";
        var (killed, left) = instants.Next(2) == 0 ? (one, other) : (other, one);
        await killed.KillAsync();
        await WatchAsync(left, place, before, ended);
        return !ended;
    }

    private async Task<bool> StopInRunAsync(Func<ServiceProcess, Task> stopAsync)
    {
        Uri place;
        bool ended;
        string before;
        using (var service = await StartAsync())
        {
            before = await PublishedAsync(service);
            place = await RunAsync(service);
            await SomeInstantAsync(_run);
            ended = await StatusAsync(service, place) == "succeeded";
            await stopAsync(service);
        }
        using var next = await StartAsync();
        await WatchAsync(next, place, before, ended);
        return !ended;
    }

    /// <summary>Until the run has ended readers see the one before, whole; then all of the new one.</summary>
    private async Task WatchAsync(ServiceProcess service, Uri place, string before, bool ended)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var status = await StatusAsync(service, place);
            var seen = await PublishedAsync(service);
            if (status == "succeeded")
            {
                Assert.NotEqual(before, await PublishedAsync(service));
                Keep(watch.Elapsed);
                return;
            }
            Assert.False(ended, $"The run had succeeded, and is {status}.");
            Assert.True(status is "queued" or "running", status);
            // It may have been published between the two questions
            if (seen != before)
                Assert.Equal("succeeded", await StatusAsync(service, place));
            Assert.True(watch.Elapsed < Timeout, "The run has not ended.");
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>The run that readers see; fails unless every product has each month once, of that run.</summary>
    private static async Task<string> PublishedAsync(ServiceProcess service)
    {
        var forecast = await service.Client.GetFromJsonAsync<JsonElement>(
            "/api/v1/products/P00/forecast",
            Cancel
        );
        var run = forecast.GetProperty("runId").GetString()!;
        var csv = await service.Client.GetStringAsync($"/api/v1/forecasts.csv?runId={run}", Cancel);
        var months = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Where(l => l[0] == 'P')
            .Select(l => string.Join(',', l.Split(',').Take(2)))
            .ToList();
        Assert.Equal(Products * Horizon, months.Count);
        Assert.Equal(months.Count, months.Distinct().Count());
        return run;
    }

    private static async Task<Uri> RunAsync(ServiceProcess service)
    {
        using var answer = await service.Client.PostAsJsonAsync(
            "/api/v1/forecast-runs",
            new { horizon = Horizon },
            Cancel
        );
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!;
    }

    private static async Task<Uri> ImportAsync(ServiceProcess service, string csv, bool later)
    {
        using var answer = await service.ImportTextAsync(csv, later, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location ?? service.Client.BaseAddress!;
    }

    private static async Task<string?> StatusAsync(ServiceProcess service, Uri place) =>
        (await service.Client.GetFromJsonAsync<JsonElement>(place, Cancel))
            .GetProperty("status")
            .GetString();

    private async Task<string?> EndedAsync(ServiceProcess service, Uri place)
    {
        var watch = Stopwatch.StartNew();
        while (await StatusAsync(service, place) == "running" && watch.Elapsed < Timeout)
            await Task.Delay(100, Cancel);
        Keep(watch.Elapsed);
        return await StatusAsync(service, place);
    }

    /// <summary>How many of an import's rows are there: its products sold one unit a day each.</summary>
    private static async Task<int> StoredAsync(ServiceProcess service, string sku)
    {
        var answer = await service.Client.GetAsync(
            new Uri($"/api/v1/products/{sku}/sales?bucket=day", UriKind.Relative),
            Cancel
        );
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return 0;
        var sales = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return sales
            .GetProperty("items")
            .EnumerateArray()
            .Sum(i => i.GetProperty("quantity").GetInt32());
    }

    private void Keep(TimeSpan end) => LongestEnd = end > LongestEnd ? end : LongestEnd;

    private static string Sku(char kind, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{round:D3}");

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartAsync("", Settings(database));

    private static (string Name, string Value)[] Settings(StoreHost database) =>
        [
            ("Database__Provider", database.Provider.ToString()),
            ("ConnectionStrings__Forecast", database.ConnectionString),
            ("Forecast__BatchSize", "1"),
            (
                "Planning__TimeLimitSeconds",
                LongPlan.Takes.TotalSeconds.ToString(CultureInfo.InvariantCulture)
            ),
        ];

    /// <summary>An instant of work that takes so long.</summary>
    private Task SomeInstantAsync(TimeSpan takes) =>
        Task.Delay(instants.NextDouble() * takes, Cancel);

    private static async Task SwallowAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The process is gone
        }
    }
}

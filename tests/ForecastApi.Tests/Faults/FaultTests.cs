using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ForecastApi.Processes;
using ForecastApi.Tests.Http;

namespace ForecastApi.Tests.Faults;

/// <summary>
/// Real processes on one database file, killed at random instants: what was acknowledged is there, what was half done is
/// not. <c>FORECASTAPI_FAULTS=50</c> kills so often of each kind and prints the table of the README,
/// <c>FORECASTAPI_FAULTS_SEED</c> at other instants.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private const int Fewest = 1;
    private const int Products = 40;
    private const int Horizon = 12;
    private const int Rows = 40_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-faults-")
        .FullName;

    private readonly Random _instants = new(Setting("FORECASTAPI_FAULTS_SEED", 1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "forecast.db");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Service_When_killed_at_any_instant_Then_nothing_acknowledged_is_lost_and_nothing_half_done_is_seen()
    {
        var kills = Setting("FORECASTAPI_FAULTS", Fewest);
        using (var service = await StartAsync())
        {
            var csv = new StringBuilder(TestHistory.Header);
            for (var p = 0; p < Products; p++)
                csv.Append(TestHistory.Seasonal($"P{p:D2}", 48, seed: p));
            await ImportAsync(service, csv.ToString(), async: false);
            await service.ForecastAsync();
        }
        (string Fault, Func<int, Task<bool>> Inject)[] faults =
        [
            ("SIGKILL in an import that is waited for", ImportKilledAsync),
            ("SIGKILL in an import that was accepted (202)", AcceptedImportKilledAsync),
            ("SIGKILL in a run, the process started again", RunKilledAsync),
            ("SIGKILL of one of two processes in a run", OneOfTwoKilledAsync),
            ("SIGTERM in a run, the process started again", RunTerminatedAsync),
        ];
        var table = new StringBuilder(
            "| Fault | Injected | Caught at work | Lost or half seen |\n|---|---|---|---|\n"
        );
        foreach (var (fault, inject) in faults)
        {
            var caught = 0;
            for (var i = 0; i < kills; i++)
                if (await inject(i))
                    caught++;
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {fault} | {kills} | {caught} | nothing |\n"
            );
        }
        TestContext.Current.TestOutputHelper!.WriteLine(table.ToString());
    }

    /// <returns>Whether the work was not done when the process was killed.</returns>
    private async Task<bool> ImportKilledAsync(int round)
    {
        var sku = Sku('W', round);
        bool answered;
        using (var service = await StartAsync())
        {
            var import = ImportAsync(service, TestHistory.DaysByChannel(sku, Rows), async: false);
            await Task.Delay(_instants.Next(2500), Cancel);
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

    private async Task<bool> AcceptedImportKilledAsync(int round)
    {
        var sku = Sku('A', round);
        Uri place;
        bool ended;
        using (var service = await StartAsync())
        {
            place = (
                await ImportAsync(service, TestHistory.DaysByChannel(sku, Rows), async: true)
            )!;
            await Task.Delay(_instants.Next(300), Cancel);
            ended = await StatusAsync(service, place) != "running";
            await service.KillAsync();
        }
        using var next = await StartAsync();
        Assert.Equal("succeeded", await EndedAsync(next, place));
        Assert.Equal(Rows, await StoredAsync(next, sku));
        return !ended;
    }

    private Task<bool> RunKilledAsync(int round) => RunStoppedAsync(s => s.KillAsync());

    private Task<bool> RunTerminatedAsync(int round) =>
        RunStoppedAsync(async s =>
            Assert.InRange(await s.TerminateAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(30))
        );

    private async Task<bool> RunStoppedAsync(Func<ServiceProcess, Task> stop)
    {
        Uri place;
        bool ended;
        string before;
        using (var service = await StartAsync())
        {
            before = await PublishedAsync(service);
            place = await RunAsync(service);
            await Task.Delay(_instants.Next(1200), Cancel);
            ended = await StatusAsync(service, place) == "succeeded";
            await stop(service);
        }
        using var next = await StartAsync();
        await WatchAsync(next, place, before, ended);
        return !ended;
    }

    private async Task<bool> OneOfTwoKilledAsync(int round)
    {
        using var one = await StartAsync();
        using var other = await StartAsync();
        var before = await PublishedAsync(one);
        var place = await RunAsync(one);
        await Task.Delay(_instants.Next(1200), Cancel);
        var ended = await StatusAsync(one, place) == "succeeded";
        var (killed, left) = _instants.Next(2) == 0 ? (one, other) : (other, one);
        await killed.KillAsync();
        await WatchAsync(left, place, before, ended);
        return !ended;
    }

    /// <summary>Until the run has ended readers see the one before, whole; then all of the new one.</summary>
    private static async Task WatchAsync(
        ServiceProcess service,
        Uri place,
        string before,
        bool ended
    )
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            var status = await StatusAsync(service, place);
            var seen = await PublishedAsync(service);
            if (status == "succeeded")
            {
                Assert.NotEqual(before, await PublishedAsync(service));
                return;
            }
            Assert.False(ended, $"The run had succeeded, and is {status}.");
            Assert.True(status is "queued" or "running", status);
            // It may have been published between the two questions
            if (seen != before)
                Assert.Equal("succeeded", await StatusAsync(service, place));
            Assert.True(DateTime.UtcNow < deadline, "The run has not ended within a minute.");
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

    private static async Task<Uri?> ImportAsync(ServiceProcess service, string csv, bool async)
    {
        using var answer = await service.ImportTextAsync(csv, async, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return answer.Headers.Location;
    }

    private static async Task<string?> StatusAsync(ServiceProcess service, Uri place) =>
        (await service.Client.GetFromJsonAsync<JsonElement>(place, Cancel))
            .GetProperty("status")
            .GetString();

    private static async Task<string?> EndedAsync(ServiceProcess service, Uri place)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (await StatusAsync(service, place) == "running" && DateTime.UtcNow < deadline)
            await Task.Delay(100, Cancel);
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

    private static string Sku(char kind, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{round:D3}");

    private Task<ServiceProcess> StartAsync() =>
        ServiceProcess.StartAsync(
            DatabaseFile,
            ("Forecast__BatchSize", "1"),
            ("Forecast__LeaseSeconds", "5")
        );

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

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : otherwise;
}

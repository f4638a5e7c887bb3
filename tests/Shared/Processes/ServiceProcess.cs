using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ForecastApi.Processes;

/// <summary>The service as its own process on a free port and a database file of its own.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromHours(1) };
    }

    /// <summary>The most memory that the process has held so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>The CPU time that it has used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<ServiceProcess> StartAsync(
        string databaseFile,
        params (string Name, string Value)[] settings
    ) => ReadyAsync(Launch(databaseFile, settings));

    /// <summary>One that is not waited for.</summary>
    public static ServiceProcess Launch(
        string databaseFile,
        params (string Name, string Value)[] settings
    ) => Launch(["dotnet", Assembly], databaseFile, settings);

    /// <summary>One that cannot make a file larger than this, as on a disk that fills up (Linux).</summary>
    public static Task<ServiceProcess> StartLimitedAsync(
        string databaseFile,
        long largestFile,
        params (string Name, string Value)[] settings
    ) =>
        ReadyAsync(
            Launch(
                [
                    "bash",
                    "-c",
                    $"trap '' XFSZ; ulimit -f {largestFile / 1024}; exec dotnet '{Assembly}'",
                ],
                databaseFile,
                // Otherwise the runtime maps its code through a file that is larger
                [.. settings, ("DOTNET_EnableWriteXorExecute", "0")]
            )
        );

    private static string Assembly => typeof(ForecastApi.Data.Database).Assembly.Location;

    private static ServiceProcess Launch(
        string[] command,
        string databaseFile,
        (string Name, string Value)[] settings
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ConnectionStrings__Forecast"] = $"Data Source={databaseFile}";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Forecast__Schedule"] = "";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process =
            Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new ServiceProcess(process, address);
    }

    private static async Task<ServiceProcess> ReadyAsync(ServiceProcess service)
    {
        try
        {
            await service.WaitUntilReadyAsync();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public HttpClient Client => _http;

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet
            return false;
        }
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM); how long it took.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Waits until it has nothing to do, by the CPU time that it uses.</summary>
    public async Task IdleAsync()
    {
        var second = TimeSpan.FromSeconds(1);
        TimeSpan before;
        do
        {
            before = CpuTime;
            await Task.Delay(3 * second);
        } while (CpuTime - before > second / 10);
    }

    /// <summary>Ends it once nothing is written to the database any more.</summary>
    public async Task StopAsync()
    {
        await IdleAsync();
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Streams a CSV file to the sales import; its answer.</summary>
    public async Task<JsonElement> ImportAsync(string csvFile)
    {
        var file = File.OpenRead(csvFile);
        await using (file)
        {
            using var content = new StreamContent(file, 64 * 1024);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            using var answer = await _http.PostAsync("/api/v1/sales/imports", content);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<JsonElement>()
                : throw new InvalidOperationException(
                    $"The import was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
                );
        }
    }

    /// <summary>Sends CSV to the sales import, to be taken in at once or later; the answer, whatever it is.</summary>
    public async Task<HttpResponseMessage> ImportTextAsync(
        string csv,
        bool later,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sales/imports");
        request.Content = new StringContent(csv);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        if (later)
            request.Headers.Add("Prefer", "respond-async");
        return await _http.SendAsync(request, cancellationToken);
    }

    /// <summary>A forecast run from the request to its success; its own duration in seconds.</summary>
    public async Task<double> ForecastAsync()
    {
        using var answer = await _http.PostAsJsonAsync(
            "/api/v1/forecast-runs",
            new { horizon = 12 }
        );
        answer.EnsureSuccessStatusCode();
        while (true)
        {
            var run = await _http.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
            switch (run.GetProperty("status").GetString())
            {
                case "succeeded":
                    return (
                        run.GetProperty("finishedAt").GetDateTimeOffset()
                        - run.GetProperty("startedAt").GetDateTimeOffset()
                    ).TotalSeconds;
                case "queued" or "running":
                    await Task.Delay(200);
                    break;
                case var status:
                    throw new InvalidOperationException($"The run ended as {status}.");
            }
        }
    }

    /// <summary>Plans without storing; the answer.</summary>
    public async Task<JsonElement> PlanAsync(string request)
    {
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/v1/plans?dryRun=true", content);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException(
                $"The plan was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
            );
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (_process.HasExited)
                throw new InvalidOperationException(
                    $"The service ended with {_process.ExitCode} before it was ready."
                );
            if (await IsReadyAsync())
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException("The service was not ready within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

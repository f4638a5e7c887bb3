using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ForecastApi.Processes;
using ForecastApi.Tests.Http;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Faults;

/// <summary>The embedded database on a disk that fills up, and in a file that may only be read.</summary>
public sealed class DiskTests : IDisposable
{
    private const int RoomInBytes = 2 * 1024 * 1024;
    private const int MaxImports = 200;

    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-disk-")
        .FullName;

    private bool _mounted;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (_mounted)
            Run("umount", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Service_When_a_file_can_grow_no_more_Then_it_says_so_and_loses_nothing_acknowledged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is set by bash of Linux.");
        var file = Path.Combine(_folder, "forecast.db");
        await PrepareAsync(file);
        await FillAsync(
            file,
            () => ServiceProcess.StartLimitedAsync(file, new FileInfo(file).Length + RoomInBytes)
        );
    }

    [Fact]
    public async Task Service_When_its_file_is_taken_away_Then_it_says_so_makes_no_other_and_goes_on_once_it_is_back()
    {
        var file = Path.Combine(_folder, "db", "forecast.db");
        using var service = await ServiceProcess.StartAsync(file);
        await service.ImportTextAsync(
            TestHistory.Header + "A,2025-12-03,4\n",
            later: false,
            Cancel
        );
        Directory.Move(Path.Combine(_folder, "db"), Path.Combine(_folder, "away"));
        using var written = await service.ImportTextAsync(
            TestHistory.Header + "A,2025-12-04,4\n",
            later: false,
            Cancel
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, written.StatusCode);
        Assert.False(await service.IsReadyAsync());
        Assert.False(Directory.Exists(Path.Combine(_folder, "db")));
        Directory.Move(Path.Combine(_folder, "away"), Path.Combine(_folder, "db"));
        Assert.True(await service.IsReadyAsync());
    }

    [Fact]
    public async Task Service_When_the_disk_is_full_Then_it_says_so_and_loses_nothing_acknowledged()
    {
        _mounted =
            OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", _folder);
        Assert.SkipUnless(_mounted, "No right to mount a small file system here.");
        var file = Path.Combine(_folder, "forecast.db");
        await PrepareAsync(file);
        var ballast = Path.Combine(_folder, "ballast");
        await FillAsync(
            file,
            () =>
            {
                var room = new DriveInfo(_folder).AvailableFreeSpace - RoomInBytes;
                File.WriteAllBytes(ballast, new byte[Math.Max(0, room)]);
                return ServiceProcess.StartAsync(file);
            },
            () => File.Delete(ballast)
        );
    }

    [Fact]
    public async Task Service_When_the_file_may_only_be_read_Then_reads_go_on_and_writes_say_what_to_do()
    {
        var file = Path.Combine(_folder, "forecast.db");
        await PrepareAsync(file);
        using var service = await ServiceProcess.StartAsync(
            file,
            ("ConnectionStrings__Forecast", $"Data Source={file};Mode=ReadOnly")
        );
        Assert.Equal(12, await MonthsAsync(service));
        var refused = await ImportAsync(service, "LATE", 1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains(
            "cannot be written",
            await refused.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        Assert.Equal(12, await MonthsAsync(service));
    }

    /// <summary>A company with a forecast, in a file without a log beside it.</summary>
    private static async Task PrepareAsync(string file)
    {
        using (var service = await ServiceProcess.StartAsync(file))
        {
            using var answer = await service.ImportTextAsync(
                TestHistory.Header + TestHistory.Seasonal("WAVE", 48),
                later: false,
                Cancel
            );
            answer.EnsureSuccessStatusCode();
            await service.ForecastAsync();
            await service.TerminateAsync();
        }
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancel);
        await ScalarAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>
    /// Imports until there is no room for one, then once with too much at a time; everything that was acknowledged is
    /// there after a start with room again, everything that was refused is not.
    /// </summary>
    private static async Task FillAsync(
        string file,
        Func<Task<ServiceProcess>> start,
        Action? makeRoom = null
    )
    {
        var stored = new List<string>();
        var refused = new List<string>();
        using (var service = await start())
        {
            for (var i = 0; i < MaxImports && refused.Count < 3; i++)
            {
                var sku = string.Create(CultureInfo.InvariantCulture, $"FILL-{i:D3}");
                var answer = await ImportAsync(service, sku, refused.Count == 1 ? 20_000 : 2_000);
                (answer.IsSuccessStatusCode ? stored : refused).Add(sku);
                if (answer.IsSuccessStatusCode)
                    continue;
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.Contains(
                    "disk",
                    problem.GetProperty("detail").GetString(),
                    StringComparison.Ordinal
                );
                Assert.Equal(12, await MonthsAsync(service));
            }
            await service.KillAsync();
        }
        Assert.Equal(3, refused.Count);
        makeRoom?.Invoke();
        using (var service = await ServiceProcess.StartAsync(file))
        {
            Assert.Equal(12, await MonthsAsync(service));
            foreach (var sku in stored)
                Assert.Equal(HttpStatusCode.OK, await ProductAsync(service, sku));
            foreach (var sku in refused)
                Assert.Equal(HttpStatusCode.NotFound, await ProductAsync(service, sku));
            var again = await ImportAsync(service, refused[0], 2_000);
            Assert.True(again.IsSuccessStatusCode);
            await service.TerminateAsync();
        }
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancel);
        Assert.Equal("ok", await ScalarAsync(connection, "PRAGMA integrity_check"));
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(Cancel);
        }
    }

    private static Task<HttpResponseMessage> ImportAsync(
        ServiceProcess service,
        string sku,
        int rows
    ) => service.ImportTextAsync(TestHistory.DaysByChannel(sku, rows), later: false, Cancel);

    private static async Task<HttpStatusCode> ProductAsync(ServiceProcess service, string sku)
    {
        using var answer = await service.Client.GetAsync(
            new Uri($"/api/v1/products/{sku}", UriKind.Relative),
            Cancel
        );
        return answer.StatusCode;
    }

    private static async Task<int> MonthsAsync(ServiceProcess service) =>
        (
            await service.Client.GetFromJsonAsync<JsonElement>(
                "/api/v1/products/WAVE/forecast",
                Cancel
            )
        )
            .GetProperty("forecast")
            .GetArrayLength();

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        );
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}

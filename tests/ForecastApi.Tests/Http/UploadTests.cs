using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ForecastApi.Processes;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Http;

/// <summary>Slow, aborted and too large bodies, sent to a process over the network.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-upload-")
        .FullName;

    private ServiceProcess _service = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(_folder, "forecast.db");

    private string TemporaryFolder => Path.Combine(_folder, "temporary");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(TemporaryFolder);
        _service = await ServiceProcess.StartAsync(
            DatabaseFile,
            ("Traffic__MaxUploadMegabytes", "1"),
            ("Traffic__MaxRequestMegabytes", "1"),
            ("Traffic__UploadGraceSeconds", "3"),
            ("Traffic__UploadsPerCaller", "20"),
            ("Traffic__ImportsAtOnce", "2"),
            ("TMPDIR", TemporaryFolder)
        );
    }

    public ValueTask DisposeAsync()
    {
        _service.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("respond-async")]
    public async Task Senders_When_they_are_slow_Then_others_import_meanwhile_and_they_are_ended(
        string? prefer
    )
    {
        var slow = Enumerable.Range(0, 6).Select(_ => SendSlowlyAsync(prefer)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        var watch = Stopwatch.StartNew();
        using (var other = await _service.ImportTextAsync(Rows(10), later: false, Cancel))
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.False(Array.Exists(slow, s => s.IsCompleted));
        foreach (var answer in await Task.WhenAll(slow))
            Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Upload_When_aborted_Then_nothing_of_it_is_left()
    {
        using (var client = await ConnectAsync())
        {
            await SendAsync(
                client,
                Header("Prefer: respond-async\r\nIdempotency-Key: k\r\n", 900_000)
            );
            await SendAsync(client, Rows(20_000)[..400_000]);
            await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
            Assert.Equal(0, await CountAsync("ImportParts"));
        }
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        Assert.Equal(0, await CountAsync("ImportParts"));
        Assert.Equal(0, await CountAsync("Imports"));
        Assert.Empty(Directory.EnumerateFiles(TemporaryFolder, "*.tmp"));
    }

    [Theory]
    [InlineData("/api/v1/sales/imports", "text/csv", false)]
    [InlineData("/api/v1/sales/imports", "text/csv", true)]
    [InlineData("/api/v1/products/imports", "text/csv", false)]
    [InlineData("/api/v1/products/imports", "text/csv", true)]
    [InlineData("/api/v1/plans", "application/json", false)]
    [InlineData("/api/v1/plans", "application/json", true)]
    [InlineData("/api/v1/api-keys", "application/json", false)]
    [InlineData("/api/v1/forecasts/preview", "application/json", false)]
    [InlineData("/api/v1/forecasts/preview", "application/json", true)]
    public async Task Body_When_it_is_too_large_Then_413(string path, string type, bool compressed)
    {
        var text = type == "text/csv" ? Rows(60_000) : "{" + new string(' ', 1_500_000) + "}";
        using var answer = await PostAsync(path, type, text, compressed ? "gzip" : null);
        await ApiFixture.ProblemOf(answer, 413);
    }

    [Fact]
    public async Task Body_When_compressed_Then_it_is_imported_and_an_invalid_one_is_refused()
    {
        using (var answer = await PostAsync("/api/v1/sales/imports", "text/csv", Rows(10), "gzip"))
            Assert.Equal(
                10,
                (await ApiFixture.SucceededAsync(answer)).GetProperty("received").GetInt32()
            );
        using var unknown = await PostAsync("/api/v1/sales/imports", "text/csv", Rows(10), "zip");
        await ApiFixture.ProblemOf(unknown, 415);
        foreach (var path in (string[])["/api/v1/sales/imports", "/api/v1/forecasts/preview"])
        {
            using var content = new StringContent(
                "not compressed",
                Encoding.UTF8,
                path.EndsWith("imports", StringComparison.Ordinal) ? "text/csv" : "application/json"
            );
            content.Headers.ContentEncoding.Add("gzip");
            using var invalid = await _service.Client.PostAsync(
                new Uri(path, UriKind.Relative),
                content,
                Cancel
            );
            await ApiFixture.ProblemOf(invalid, 400);
        }
    }

    private static string Rows(int count) =>
        TestHistory.Header
        + string.Concat(Enumerable.Range(0, count).Select(i => $"P{i:D6},2026-01-05,1\n"));

    private async Task<HttpResponseMessage> PostAsync(
        string path,
        string type,
        string text,
        string? encoding
    )
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (encoding == "gzip")
        {
            using var zipped = new MemoryStream();
            await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
                await zip.WriteAsync(bytes, Cancel);
            bytes = zipped.ToArray();
        }
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        return await _service.Client.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }

    /// <summary>Sends 300 bytes a second until the service answers; returns the answer.</summary>
    private async Task<string> SendSlowlyAsync(string? prefer)
    {
        using var client = await ConnectAsync();
        await SendAsync(
            client,
            Header(prefer is null ? "" : $"Prefer: {prefer}\r\n", 900_000) + TestHistory.Header
        );
        var buffer = new byte[1024];
        var answer = client.GetStream().ReadAsync(buffer, Cancel).AsTask();
        while (!answer.IsCompleted)
        {
            try
            {
                await SendAsync(client, Rows(10)[..60]);
            }
            catch (IOException)
            {
                // The service has closed the connection after its answer
            }
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(200), Cancel));
        }
        return Encoding.ASCII.GetString(buffer, 0, await answer);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var address = _service.Client.BaseAddress!;
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancel);
        return client;
    }

    private static string Header(string more, int length) =>
        $"POST /api/v1/sales/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: {length}\r\n{more}\r\n";

    private static Task SendAsync(TcpClient client, string text) =>
        client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel).AsTask();

    private async Task<long> CountAsync(string table)
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile}");
        await using (connection)
        {
            await connection.OpenAsync(Cancel);
            var command = connection.CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM {table}";
            await using (command)
                return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }
}

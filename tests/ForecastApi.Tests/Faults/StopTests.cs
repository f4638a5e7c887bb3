using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ForecastApi.Common;
using ForecastApi.Processes;
using ForecastApi.Tests.Http;
using Microsoft.Data.Sqlite;

namespace ForecastApi.Tests.Faults;

/// <summary>A process that is told to stop ends in time, whoever still sends it something.</summary>
public sealed class StopTests : IDisposable
{
    private readonly string _folder = Directory
        .CreateTempSubdirectory("forecastapi-stop-")
        .FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Service_When_told_to_stop_in_requests_that_do_not_end_Then_it_says_so_and_ends_well_in_time()
    {
        var file = Path.Combine(_folder, "forecast.db");
        using (
            var service = await ServiceProcess.StartAsync(
                file,
                ("Planning__TimeLimitSeconds", "60"),
                ("Traffic__MinUploadBytesPerSecond", "1")
            )
        )
        {
            var plan = LongPlan.PlanAsync(service.Client, Cancel);
            using var body = new EndlessCsv();
            using var content = new StreamContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            var upload = service.Client.PostAsync("/api/v1/sales/imports", content, Cancel);
            await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
            Assert.False(upload.IsCompleted || plan.IsCompleted);

            Assert.InRange(await service.TerminateAsync(), TimeSpan.Zero, TimeSpan.FromSeconds(29));
            Assert.Equal(0, service.ExitCode);
            using var answer = await plan;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal("stopping", problem.GetProperty("code").GetString());
            await Assert.ThrowsAsync<HttpRequestException>(() => upload);
        }
        using var next = await ServiceProcess.StartAsync(file);
        using var sales = await next.Client.GetAsync(
            new Uri("/api/v1/products/ENDLESS", UriKind.Relative),
            Cancel
        );
        Assert.Equal(HttpStatusCode.NotFound, sales.StatusCode);
    }

    /// <summary>A row every tenth of a second.</summary>
    private sealed class EndlessCsv : ForwardStream
    {
        private int _rows;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Delay(100, cancellationToken);
            var day = new DateOnly(2020, 1, 1).AddDays(_rows);
            var row = _rows++ == 0 ? TestHistory.Header : $"ENDLESS,{day:yyyy-MM-dd},1\n";
            return System.Text.Encoding.UTF8.GetBytes(row, buffer.Span);
        }
    }
}

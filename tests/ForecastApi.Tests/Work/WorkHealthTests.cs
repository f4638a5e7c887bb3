using ForecastApi.Work;
using Hangfire.InMemory;
using Hangfire.Logging;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ForecastApi.Tests.Work;

public sealed class WorkHealthTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(
        new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero)
    );

    private readonly InMemoryStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData(NodeRole.Both)]
    [InlineData(NodeRole.Worker)]
    [InlineData(NodeRole.Web)]
    public async Task Server_When_it_does_not_run_Then_health_is_degraded_with_its_last_error(
        NodeRole role
    )
    {
        var log = new HangfireLog(NullLoggerFactory.Instance, _clock);
        var health = new WorkHealth(
            new(() => []),
            _storage,
            log,
            Options.Create(new NodeOptions { Role = role }),
            _clock
        );
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(health)).Status);
        log.GetLogger("Hangfire.Server")
            .Log(LogLevel.Error, () => "failed", new TimeoutException("The disk is full."));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var result = await CheckAsync(health);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("The disk is full.", result.Description, StringComparison.Ordinal);
        Assert.Contains("2026-01-15 12:00:00", result.Description, StringComparison.Ordinal);

        using var connection = _storage.GetConnection();
        connection.AnnounceServer(
            WorkServers.ServerName + ":1:a",
            new()
            {
                Queues = [.. WorkServers.ListQueues(new NodeOptions { Role = role })],
                WorkerCount = 1,
            }
        );
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(health)).Status);
    }

    private static Task<HealthCheckResult> CheckAsync(WorkHealth health) =>
        health.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
}

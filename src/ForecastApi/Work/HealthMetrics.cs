using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Work;

/// <summary>Makes the platform run the health checks at intervals: the checks record the metrics of queues and schedule.</summary>
public sealed class HealthMetrics : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}

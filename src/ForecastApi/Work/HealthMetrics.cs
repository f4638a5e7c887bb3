using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Work;

/// <summary>Lets the platform run the health checks periodically, since they record the metrics of queues and schedule.</summary>
public sealed class HealthMetrics : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Hosting;

/// <summary>Reports unhealthy until the host has started and once it is stopping.</summary>
public sealed class StartupHealth(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The service is stopping.")
            : lifetime.ApplicationStarted.IsCancellationRequested
                ? HealthCheckResult.Healthy("The service has started.")
            : HealthCheckResult.Unhealthy("The service is starting.")
        );
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Hosting;

/// <summary>Unhealthy until the schema is in place and every background service has started, and again once it stops.</summary>
public sealed class StartHealth(IHostApplicationLifetime lifetime) : IHealthCheck
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

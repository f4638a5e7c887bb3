using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.ForecastRuns;

/// <summary>Degraded while the nightly forecast is overdue: readers are served, from older forecasts than they expect.</summary>
public sealed class NightHealth(NightStore nights) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await nights.OverdueSinceAsync(cancellationToken) is { } since
            ? HealthCheckResult.Degraded(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No run has succeeded since the one due at {since:yyyy-MM-dd HH:mm} UTC."
                )
            )
            : HealthCheckResult.Healthy("The forecast is as new as the schedule promises.");
}

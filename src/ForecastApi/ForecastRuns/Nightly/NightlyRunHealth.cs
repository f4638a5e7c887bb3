using System.Globalization;
using ForecastApi.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.ForecastRuns.Nightly;

/// <summary>Reports degraded while the nightly run is overdue: readers get older forecasts than they expect.</summary>
public sealed class NightlyRunHealth(NightlySchedule schedule, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var overdue = await schedule.OverdueSinceAsync(cancellationToken);
        Telemetry.RunOverdue.Record(
            overdue is { } since ? (clock.GetUtcNow() - since).TotalSeconds : 0
        );
        return overdue is { } due
            ? HealthCheckResult.Degraded(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No run has succeeded since the one due at {due:yyyy-MM-dd HH:mm} UTC."
                )
            )
            : HealthCheckResult.Healthy("The forecast is as recent as the schedule requires.");
    }
}

using ForecastApi.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Hosting;

/// <summary>Reports unhealthy while the database cannot be read, degraded while it cannot be written.</summary>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    private static readonly SqlText Probe = new("SELECT COUNT(*) FROM Schedules");

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await database.ReadAsync(s => s.ScalarAsync<int>(Probe), cancellationToken);
            return database.LastWriteOutage is { } outage
                ? HealthCheckResult.Degraded(
                    $"The database can be read, but the last write failed: {outage}"
                )
                : HealthCheckResult.Healthy("The database is available.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(
                database.DescribeOutage(error) ?? "The database cannot be read.",
                error
            );
        }
    }
}

using ForecastApi.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Hosting;

/// <summary>Unhealthy while the database cannot be used, degraded while it can only be read.</summary>
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
            return database.WriteTrouble is { } trouble
                ? HealthCheckResult.Degraded(
                    $"It answers, but the last write was refused: {trouble}"
                )
                : HealthCheckResult.Healthy("It answers.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(
                database.Trouble(error) ?? "The database cannot be read.",
                error
            );
        }
    }
}

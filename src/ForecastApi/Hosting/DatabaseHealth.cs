using ForecastApi.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ForecastApi.Hosting;

/// <summary>Reports unhealthy while the database cannot be read, degraded while it cannot be written.</summary>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    /// <summary>Names every table, so that it fails while one is missing. It reads no row.</summary>
    private static readonly SqlText Probe = new(
        """
        SELECT COUNT(*) FROM (
                SELECT 1 AS Found FROM ActualVersions WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ApiKeys WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM AuditEntries WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM BacktestPoints WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM BomLines WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM DataVersions WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM DemandEvents WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM EventEffects WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Exceptions WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM LevelOverrides WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ProductPrices WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ForecastAdjustments WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ForecastBatches WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ForecastDrivers WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ForecastProducts WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ForecastRuns WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Forecasts WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM IdempotencyKeys WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ImportErrors WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ImportFormats WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM WorkCalendars WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ImportParts WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ImportWarnings WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Imports WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Overrides WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM PlanningDefaults WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Plans WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ProductPlanning WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Products WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ProtectionKeys WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM RunModels WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Sales WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM SalesMonths WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM SalesReplaced WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM SalesSpreads WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Schedules WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM Sessions WHERE 1 = 0
                UNION ALL SELECT 1 AS Found FROM ValueParts WHERE 1 = 0
        ) tables
        """
    );

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

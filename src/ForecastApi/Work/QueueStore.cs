using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Work;

/// <summary>What waits in the whole system, whichever process works on it.</summary>
public sealed class QueueStore(Database database, LeaseStore leases, TimeProvider clock)
{
    private static readonly SqlText Read = new(
        """
        SELECT
            (SELECT COUNT(*) FROM ForecastRuns WHERE Status IN ('queued', 'running')) AS Runs,
            (SELECT COUNT(*) FROM ForecastBatches b
             JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
             WHERE b.Status <> 'done') AS Batches,
            (SELECT COUNT(*) FROM Imports WHERE Status = 'running') AS Imports,
            (SELECT COUNT(*) FROM Imports WHERE Status = 'running' AND ClaimedUntil BETWEEN @Now AND @Latest) AS ImportsClaimed,
            (SELECT COUNT(*) FROM Plans WHERE Status = 'running') AS Plans,
            (SELECT COUNT(*) FROM Plans WHERE Status = 'running' AND ClaimedUntil BETWEEN @Now AND @Latest) AS PlansClaimed,
            l.Token, l.Owner, l.ExpiresAt
        FROM Leases l WHERE l.Name = 'forecastRun'
        """
    );

    public async Task<QueueState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await database.ReadAsync(
            s =>
                s.SingleOrDefaultAsync<Row>(
                    Read,
                    new { Now = now, Latest = Claims.Latest(now, Claims.Hold) }
                ),
            cancellationToken
        );
        var lease =
            row!.Owner.Length == 0
            || row.ExpiresAt <= now
            || row.ExpiresAt > Claims.Latest(now, leases.Duration)
                ? TimeSpan.Zero
                : row.ExpiresAt - now;
        return new(
            now,
            new(row.Runs, lease > TimeSpan.Zero ? 1 : 0),
            row.Batches,
            new(row.Imports, row.ImportsClaimed),
            new(row.Plans, row.PlansClaimed),
            row.Token,
            lease
        );
    }

    private sealed record Row(
        int Runs,
        int Batches,
        int Imports,
        int ImportsClaimed,
        int Plans,
        int PlansClaimed,
        long Token,
        string Owner,
        DateTimeOffset ExpiresAt
    );
}

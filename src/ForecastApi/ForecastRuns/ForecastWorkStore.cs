using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>A run from start to publication, under the token of the lease.</summary>
public sealed class ForecastWorkStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText NextRun = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MIN(RunNumber) FROM ForecastRuns WHERE Status IN ('queued', 'running'))
        """
    );

    private static readonly SqlText Start = new(
        """
        UPDATE ForecastRuns SET Status = 'running', Token = @Token, Settings = @Settings,
            StartedAt = COALESCE(StartedAt, @Now)
        WHERE RunNumber = @RunNumber AND Status IN ('queued', 'running') AND Token < @Token
          AND AsOf = @AsOf AND Horizon = @Horizon
        """
    );

    private static readonly SqlText CountBatches = new(
        "SELECT COUNT(*) FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    /// <summary>
    /// Active products with any history; of those without, the ones that a like product speaks for, or a category
    /// that has sold within the last year, unless they are parts: the demand of parts comes from what they are parts of.
    /// </summary>
    private static readonly SqlText InsertProducts = new(
        """
        INSERT INTO ForecastProducts (RunNumber, ProductId, BatchNumber)
        SELECT @RunNumber, p.ProductId, (ROW_NUMBER() OVER (ORDER BY p.ProductId) - 1) / @BatchSize
        FROM Products p
        WHERE p.Status = 'active'
          AND (EXISTS (SELECT 1 FROM Sales s WHERE s.ProductId = p.ProductId AND s.SaleDate < @End)
            OR EXISTS (SELECT 1 FROM Products l JOIN Sales s ON s.ProductId = l.ProductId
                       WHERE l.Sku = p.LikeSku AND s.SaleDate < @End)
            OR (NOT EXISTS (SELECT 1 FROM BomLines b WHERE b.ComponentId = p.ProductId)
              AND p.Category IN (SELECT c.Category FROM Products c
                                 WHERE c.Category IS NOT NULL
                                   AND EXISTS (SELECT 1 FROM Sales s
                                               WHERE s.ProductId = c.ProductId
                                                 AND s.SaleDate >= @Year AND s.SaleDate < @End))))
        """
    );

    private static readonly SqlText InsertBatches = new(
        """
        INSERT INTO ForecastBatches (RunNumber, BatchNumber, Status, Owner, Token, Products, Failed)
        SELECT RunNumber, BatchNumber, 'pending', '', 0, COUNT(*), 0
        FROM ForecastProducts WHERE RunNumber = @RunNumber GROUP BY RunNumber, BatchNumber
        """
    );

    private static readonly SqlText Succeed = new(
        """
        UPDATE ForecastRuns SET Status = 'succeeded', FinishedAt = @Now, Troubles = 0,
            Official = CASE WHEN EXISTS (SELECT 1 FROM ForecastRuns o
                                         WHERE o.AsOf = ForecastRuns.AsOf AND o.Status = 'succeeded')
                            THEN 0 ELSE 1 END
        WHERE RunNumber = @RunNumber AND Status = 'running' AND Token = @Token
          AND NOT EXISTS (SELECT 1 FROM ForecastBatches b
                          WHERE b.RunNumber = @RunNumber AND b.Status <> 'done')
        """
    );

    private static readonly SqlText Fail = new(
        """
        UPDATE ForecastRuns SET Status = 'failed', FinishedAt = @Now, FailureReason = @Reason
        WHERE RunNumber = @RunNumber AND Status IN ('queued', 'running') AND Token <= @Token
        """
    );

    private static readonly SqlText Started = new(
        """
        SELECT r.StartedAt, (SELECT COUNT(*) FROM ForecastProducts p WHERE p.RunNumber = r.RunNumber) AS Products
        FROM ForecastRuns r WHERE r.RunNumber = @RunNumber
        """
    );

    private static readonly SqlText Forgive = new(
        "UPDATE Leases SET LostClaims = 0 WHERE Name = 'forecastRun' AND Token = @Token"
    );

    private static readonly SqlText AddTrouble = new(
        "UPDATE ForecastRuns SET Troubles = Troubles + 1 WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Troubles = new(
        "SELECT Troubles FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Unfollowed = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MAX(RunNumber) FROM ForecastRuns WHERE Status = 'succeeded') AND FollowedAt IS NULL
        """
    );

    private static readonly SqlText Followed = new(
        "UPDATE ForecastRuns SET FollowedAt = @Now WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText TraceParent = new(
        "SELECT TraceParent FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    /// <summary>The span that asked for a run, as W3C writes it; null where none was recorded.</summary>
    public Task<string?> TraceParentAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<string>(TraceParent, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>In words, when an error comes from a database that cannot be used at all: it passes by itself.</summary>
    public string? Trouble(Exception error) => database.Trouble(error);

    /// <summary>The oldest run that has not ended.</summary>
    public Task<RunKey?> NextRunAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.SingleOrDefaultAsync<RunKey>(NextRun), cancellationToken);

    /// <summary>The published run, while what follows its publication is not done.</summary>
    public Task<RunKey?> UnfollowedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.SingleOrDefaultAsync<RunKey>(Unfollowed), cancellationToken);

    /// <summary>What follows the publication of a run is done.</summary>
    public Task<int> FollowedAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Followed, new { run.RunNumber, Now = clock.GetUtcNow() }),
            cancellationToken
        );

    /// <summary>
    /// Puts the run under this lease and lays out its batches if nobody has. False when the run has ended meanwhile, or is
    /// another night's by now.
    /// </summary>
    public Task<bool> StartAsync(RunKey run, Lease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var started = await s.ExecuteAsync(
                    Start,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        run.Horizon,
                        lease.Token,
                        Settings = RunSettings.Of(options.Value.ToSettings(run.Horizon)).ToJson(),
                        Now = clock.GetUtcNow(),
                    }
                );
                if (started == 0)
                    return false;
                if (await s.ScalarAsync<int>(CountBatches, new { run.RunNumber }) == 0)
                {
                    await s.ExecuteAsync(
                        InsertProducts,
                        new
                        {
                            run.RunNumber,
                            options.Value.BatchSize,
                            Year = run.AsOf.AddMonths(-11),
                            End = run.AsOf.AddMonths(1),
                        }
                    );
                    await s.ExecuteAsync(InsertBatches, new { run.RunNumber });
                }
                return true;
            },
            cancellationToken
        );

    /// <summary>Publishes the run: from here on readers see it. False when it is not this lease's or not complete.</summary>
    public Task<bool> SucceedAsync(RunKey run, Lease lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.ForecastRuns);
                return await s.ExecuteAsync(
                        Succeed,
                        new
                        {
                            run.RunNumber,
                            lease.Token,
                            Now = clock.GetUtcNow(),
                        }
                    ) == 1
                    && await ForgiveAsync(s, lease);
            },
            cancellationToken
        );

    /// <summary>When a run that has started did, and how many products it forecasts.</summary>
    public async Task<(DateTimeOffset At, int Products)> StartedAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        var row = await database.ReadAsync(
            s => s.SingleOrDefaultAsync<StartRow>(Started, new { run.RunNumber }),
            cancellationToken
        );
        return (row!.StartedAt, row.Products);
    }

    /// <summary>Processes that died over one run are not held against the next.</summary>
    private static async Task<bool> ForgiveAsync(DbSession session, Lease lease)
    {
        await session.ExecuteAsync(Forgive, new { lease.Token });
        return true;
    }

    /// <summary>Counts that the database refused the run, or what follows it, while it answers; how often so far.</summary>
    public Task<int> TroubledAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(AddTrouble, new { run.RunNumber });
                return await s.ScalarAsync<int>(Troubles, new { run.RunNumber });
            },
            cancellationToken
        );

    /// <summary>Ends the run without publishing it. False when it has ended, or is under a later lease.</summary>
    public Task<bool> FailAsync(
        RunKey run,
        Lease lease,
        string reason,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
                await s.ExecuteAsync(
                    Fail,
                    new
                    {
                        run.RunNumber,
                        lease.Token,
                        Now = clock.GetUtcNow(),
                        Reason = reason.Length > 1000 ? reason[..1000] : reason,
                    }
                ) == 1
                && await ForgiveAsync(s, lease),
            cancellationToken
        );

    private sealed record StartRow(DateTimeOffset StartedAt, int Products);
}

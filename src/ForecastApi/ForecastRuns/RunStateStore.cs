using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.ForecastRuns;

/// <summary>Moves a run from queued to published or failed; each step is one conditional statement.</summary>
public sealed class RunStateStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText Next = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MIN(RunNumber) FROM ForecastRuns WHERE Status IN ('queued', 'running'))
        """
    );

    // The unique index admits one running run, even when two processes read at the same time
    private static readonly SqlText Start = new(
        """
        UPDATE ForecastRuns SET Status = 'running', Settings = @Settings, StartedAt = COALESCE(StartedAt, @Now),
            Attempts = Attempts + 1
        WHERE RunNumber = @RunNumber AND Status IN ('queued', 'running') AND AsOf = @AsOf AND Horizon = @Horizon
          AND NOT EXISTS (SELECT 1 FROM ForecastRuns o WHERE o.Status = 'running' AND o.RunNumber <> @RunNumber)
        """
    );

    private static readonly SqlText ReadAttempts = new(
        "SELECT Attempts FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText RevertAttempt = new(
        "UPDATE ForecastRuns SET Attempts = Attempts - 1 WHERE RunNumber = @RunNumber AND Attempts > 0"
    );

    private static readonly SqlText CountBatches = new(
        "SELECT COUNT(*) FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    /// <summary>
    /// Selects the active products with any history. Selects those without history if they have a like product with
    /// sales, or a category with sales within the last year, except parts, whose demand derives from their parents.
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
        INSERT INTO ForecastBatches (RunNumber, BatchNumber, Status, Products, Failed)
        SELECT RunNumber, BatchNumber, 'pending', COUNT(*), 0
        FROM ForecastProducts WHERE RunNumber = @RunNumber GROUP BY RunNumber, BatchNumber
        """
    );

    private static readonly SqlText Publish = new(
        """
        UPDATE ForecastRuns SET Status = 'succeeded', FinishedAt = @Now, Attempts = 0, DatabaseErrors = 0,
            Official = CASE WHEN EXISTS (SELECT 1 FROM ForecastRuns o
                                         WHERE o.AsOf = ForecastRuns.AsOf AND o.Status = 'succeeded')
                            THEN 0 ELSE 1 END
        WHERE RunNumber = @RunNumber AND Status = 'running'
          AND NOT EXISTS (SELECT 1 FROM ForecastBatches b
                          WHERE b.RunNumber = @RunNumber AND b.Status <> 'done')
        """
    );

    private static readonly SqlText Fail = new(
        """
        UPDATE ForecastRuns SET Status = 'failed', FinishedAt = @Now, FailureReason = @Reason
        WHERE RunNumber = @RunNumber AND Status IN ('queued', 'running')
        """
    );

    private static readonly SqlText ReadStart = new(
        """
        SELECT r.StartedAt, (SELECT COUNT(*) FROM ForecastProducts p WHERE p.RunNumber = r.RunNumber) AS Products
        FROM ForecastRuns r WHERE r.RunNumber = @RunNumber
        """
    );

    private static readonly SqlText CountDatabaseError = new(
        "UPDATE ForecastRuns SET DatabaseErrors = DatabaseErrors + 1 WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText ReadDatabaseErrors = new(
        "SELECT DatabaseErrors FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText CountOpen = new(
        "SELECT COUNT(*) FROM ForecastRuns WHERE Status IN ('queued', 'running')"
    );

    private static readonly SqlText ReadTraceParent = new(
        "SELECT TraceParent FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private const int MaxReasonLength = 1000;

    /// <summary>Returns the W3C id of the span that requested the run; null where none was recorded.</summary>
    public Task<string?> ReadTraceParentAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<string>(ReadTraceParent, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Describes a database outage, which is transient; null for any other error.</summary>
    public string? DescribeOutage(Exception error) => database.DescribeOutage(error);

    /// <summary>Finds the oldest run that has not ended.</summary>
    public Task<RunKey?> NextAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.SingleOrDefaultAsync<RunKey>(Next), cancellationToken);

    public Task<int> CountOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(CountOpen), cancellationToken);

    /// <summary>
    /// Starts the run and creates its batches unless they exist. Returns the number of attempts, including this one; null
    /// where the run has ended, another run is running, or a later night has renewed it.
    /// </summary>
    public Task<int?> StartAsync(RunKey run, CancellationToken cancellationToken) =>
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
                        Settings = RunSettings.Of(options.Value.ToSettings(run.Horizon)).ToJson(),
                        Now = clock.GetUtcNow(),
                    }
                );
                if (started == 0)
                    return null;
                if (await s.ScalarAsync<int>(CountBatches, new { run.RunNumber }) == 0)
                    await LayOutAsync(s, run);
                return await s.ScalarAsync<int?>(ReadAttempts, new { run.RunNumber });
            },
            cancellationToken
        );

    /// <summary>Reverts the attempt of a step that ended without a crash.</summary>
    public Task<int> RevertAttemptAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(RevertAttempt, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Publishes the run to readers if all its batches are done.</summary>
    public Task<bool> PublishAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                var parameters = new { run.RunNumber, Now = clock.GetUtcNow() };
                if (await s.ExecuteAsync(Publish, parameters) == 0)
                    return false;
                await DataVersions.AdvanceAsync(s, DataVersion.ForecastRuns);
                return true;
            },
            cancellationToken
        );

    /// <summary>Ends the run without publishing it. Returns false where it has already ended.</summary>
    public async Task<bool> FailAsync(
        RunKey run,
        string reason,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Fail,
                    new
                    {
                        run.RunNumber,
                        Now = clock.GetUtcNow(),
                        Reason = reason.Length > MaxReasonLength
                            ? reason[..MaxReasonLength]
                            : reason,
                    }
                ),
            cancellationToken
        ) == 1;

    /// <summary>Returns the start time of a run and the number of its products.</summary>
    public async Task<(DateTimeOffset At, int Products)> ReadStartAsync(
        RunKey run,
        CancellationToken cancellationToken
    )
    {
        var row = await database.ReadAsync(
            s => s.SingleOrDefaultAsync<StartRow>(ReadStart, new { run.RunNumber }),
            cancellationToken
        );
        return (row!.StartedAt, row.Products);
    }

    /// <summary>Counts an error that the database returned while it was reachable. Returns the number of such errors.</summary>
    public Task<int> CountDatabaseErrorAsync(RunKey run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(CountDatabaseError, new { run.RunNumber });
                return await s.ScalarAsync<int>(ReadDatabaseErrors, new { run.RunNumber });
            },
            cancellationToken
        );

    private async Task LayOutAsync(DbSession session, RunKey run)
    {
        await session.ExecuteAsync(
            InsertProducts,
            new
            {
                run.RunNumber,
                options.Value.BatchSize,
                Year = run.AsOf.AddMonths(-11),
                End = run.AsOf.AddMonths(1),
            }
        );
        await session.ExecuteAsync(InsertBatches, new { run.RunNumber });
    }

    private sealed record StartRow(DateTimeOffset StartedAt, int Products);
}

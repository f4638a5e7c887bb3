using ForecastApi.Data;
using Microsoft.Extensions.Options;

namespace ForecastApi.Forecasts;

/// <summary>
/// The batches of a run, claimed by whichever process comes and completed in our own table. A claim that is not renewed
/// passes to another, and what its first owner still computes is not saved.
/// </summary>
public sealed class ForecastBatchStore(
    Database database,
    TimeProvider clock,
    IOptions<ForecastOptions> options
)
{
    private static readonly SqlText NextBatch = new(
        """
        SELECT b.BatchNumber AS Number, b.LostClaims + CASE WHEN b.Status = 'claimed' THEN 1 ELSE 0 END AS LostClaims
        FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber
          AND (b.Status = 'pending'
            OR (b.Status = 'claimed' AND (b.ClaimedUntil IS NULL OR b.ClaimedUntil NOT BETWEEN @Now AND @Latest)))
        ORDER BY b.BatchNumber
        {limit}
        """
    );

    private static readonly SqlText Open = new(
        """
        SELECT COUNT(*) FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber AND b.Status <> 'done'
        """
    );

    private static readonly SqlText OpenProducts = new(
        "SELECT COALESCE(SUM(Products), 0) FROM ForecastBatches WHERE RunNumber = @RunNumber AND Status <> 'done'"
    );

    private static readonly SqlText Renew = new(
        """
        UPDATE ForecastBatches SET ClaimedUntil = @Until
        WHERE RunNumber = @RunNumber AND Owner = @Owner AND Status = 'claimed'
        """
    );

    private static readonly SqlText Release = new(
        """
        UPDATE ForecastBatches SET Status = 'pending', ClaimedUntil = NULL
        WHERE RunNumber = @RunNumber AND Owner = @Owner AND Status = 'claimed'
        """
    );

    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Claim = new(
        """
        UPDATE ForecastBatches SET Status = 'claimed', Owner = @Owner, ClaimedUntil = @Until, LostClaims = @LostClaims
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber
          AND (Status = 'pending'
            OR (Status = 'claimed' AND (ClaimedUntil IS NULL OR ClaimedUntil NOT BETWEEN @Now AND @Latest)))
        """
    );

    private static readonly SqlText ProductsOfBatch = new(
        """
        SELECT f.ProductId, p.Sku, p.LikeSku, p.Category, l.Model AS Incumbent
        FROM ForecastProducts f
        JOIN Products p ON p.ProductId = f.ProductId
        LEFT JOIN ForecastProducts l ON l.ProductId = f.ProductId
          AND l.RunNumber = (SELECT MAX(r.RunNumber) FROM ForecastRuns r
                             WHERE r.Status = 'succeeded' AND r.RunNumber < @RunNumber)
        WHERE f.RunNumber = @RunNumber AND f.BatchNumber = @BatchNumber ORDER BY f.ProductId
        """
    );

    private static readonly SqlText CompleteBatch = new(
        """
        UPDATE ForecastBatches SET Status = 'done', Failed = @Failed
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber AND Status = 'claimed' AND Owner = @Owner
          AND EXISTS (SELECT 1 FROM ForecastRuns r WHERE r.RunNumber = @RunNumber AND r.Status = 'running')
        """
    );

    // The products of a batch lie beside each other in the key: named, no database reads the whole run for them.
    private static readonly SqlText DeleteProducts = new(
        """
        DELETE FROM ForecastProducts
        WHERE RunNumber = @RunNumber AND ProductId >= @FirstProduct AND ProductId <= @LastProduct AND BatchNumber = @BatchNumber
        """
    );

    private static readonly SqlText ForecastProducts = new("ForecastProducts");

    private static readonly SqlText Forecasts = new("Forecasts");

    private static readonly SqlText Adjustments = new("ForecastAdjustments");

    private static readonly SqlText BacktestPoints = new("BacktestPoints");

    /// <summary>How long a claim holds without being renewed.</summary>
    public TimeSpan ClaimHolds { get; } = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Batches of a run, numbered from 0.</summary>
    public Task<int> CountAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<int>(Count, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Batches of a run that works which are not done; 0 once it has ended.</summary>
    public Task<int> OpenAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(Open, new { run.RunNumber }), cancellationToken);

    /// <summary>Products of the batches that are not done.</summary>
    public Task<int> OpenProductsAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<int>(OpenProducts, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Whether a batch of the run waits for somebody.</summary>
    public Task<bool> IsWaitingAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s => await NextAsync(s, run, clock.GetUtcNow()) is not null,
            cancellationToken
        );

    /// <summary>Keeps what is claimed.</summary>
    public Task<int> RenewAsync(BatchClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Renew,
                    new
                    {
                        claim.Run.RunNumber,
                        claim.Owner,
                        Until = clock.GetUtcNow() + ClaimHolds,
                    }
                ),
            cancellationToken
        );

    /// <summary>Hands back what is claimed and not done.</summary>
    public Task<int> ReleaseAsync(BatchClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(Release, new { claim.Run.RunNumber, claim.Owner }),
            cancellationToken
        );

    /// <summary>A batch that is now claimed, or null when none waits.</summary>
    public Task<ClaimedBatch?> ClaimAsync(BatchClaim claim, CancellationToken cancellationToken) =>
        database.WriteAsync(s => ClaimAsync(s, claim), cancellationToken);

    private Task<ClaimedBatch?> NextAsync(DbSession session, RunKey run, DateTimeOffset now) =>
        session.SingleOrDefaultAsync<ClaimedBatch>(
            NextBatch,
            new
            {
                run.RunNumber,
                Now = now,
                Latest = Claims.Latest(now, ClaimHolds),
                Take = 1,
            }
        );

    private async Task<ClaimedBatch?> ClaimAsync(DbSession session, BatchClaim claim)
    {
        var now = clock.GetUtcNow();
        while (await NextAsync(session, claim.Run, now) is { } batch)
        {
            var claimed = await session.ExecuteAsync(
                Claim,
                new
                {
                    claim.Run.RunNumber,
                    BatchNumber = batch.Number,
                    claim.Owner,
                    batch.LostClaims,
                    Now = now,
                    Until = now + ClaimHolds,
                    Latest = Claims.Latest(now, ClaimHolds),
                }
            );
            if (claimed == 1)
                return batch;
        }
        return null;
    }

    public Task<IReadOnlyList<BatchProduct>> ProductsAsync(
        RunKey run,
        int batch,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<BatchProduct>(
                    ProductsOfBatch,
                    new { run.RunNumber, BatchNumber = batch }
                ),
            cancellationToken
        );

    /// <summary>
    /// Saves a batch and claims the next in one transaction. Nothing is saved when the run has ended or the batch has
    /// passed to another.
    /// </summary>
    public Task<BatchSaved> SaveAsync(
        BatchClaim claim,
        int batch,
        IReadOnlyList<BatchResult> results,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var run = claim.Run;
                var mine = await s.ExecuteAsync(
                    CompleteBatch,
                    new
                    {
                        run.RunNumber,
                        BatchNumber = batch,
                        claim.Owner,
                        Failed = results.Count(r => r.FailureReason is not null),
                    }
                );
                if (mine == 0)
                    return new BatchSaved(false, await ClaimAsync(s, claim));
                await s.ExecuteAsync(
                    DeleteProducts,
                    new
                    {
                        run.RunNumber,
                        BatchNumber = batch,
                        FirstProduct = results.Min(r => r.ProductId),
                        LastProduct = results.Max(r => r.ProductId),
                    }
                );
                await s.BulkInsertAsync(
                    ForecastProducts,
                    BatchRows.ProductColumns,
                    [.. results.Select(r => BatchRows.ProductRow(run, batch, r))]
                );
                await s.BulkInsertAsync(
                    Forecasts,
                    BatchRows.ForecastColumns,
                    [
                        .. results.SelectMany(r =>
                            r.Months.Select(
                                (m, h) => BatchRows.MonthRow(run, r, m, r.Facts?.Benchmark[h])
                            )
                        ),
                    ]
                );
                await s.BulkInsertAsync(
                    BacktestPoints,
                    BatchRows.BacktestColumns,
                    [
                        .. results.SelectMany(
                            r => r.Backtest,
                            (r, p) => BatchRows.BacktestRow(run, r, p)
                        ),
                    ]
                );
                await s.BulkInsertAsync(
                    Adjustments,
                    BatchRows.AdjustmentColumns,
                    [
                        .. results.SelectMany(
                            r => r.Adjustments,
                            (r, a) => BatchRows.AdjustmentRow(run, r, a)
                        ),
                    ]
                );
                return new BatchSaved(true, await ClaimAsync(s, claim));
            },
            cancellationToken
        );
}

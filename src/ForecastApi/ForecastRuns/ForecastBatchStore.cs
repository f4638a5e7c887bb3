using ForecastApi.Data;

namespace ForecastApi.ForecastRuns;

/// <summary>The batches of a run: what they hold, and what a process computes of one, saved whole or not at all.</summary>
public sealed class ForecastBatchStore(Database database)
{
    private static readonly SqlText Open = new(
        """
        SELECT COUNT(*) FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber AND b.Status <> 'done'
        """
    );

    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Lost = new(
        "SELECT COALESCE(SUM(LostClaims), 0) FROM ForecastBatches WHERE RunNumber = @RunNumber"
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

    /// <summary>Batches of a run, numbered from 0.</summary>
    public Task<int> CountAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<int>(Count, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Batches of a run that works which are not done; 0 once it has ended.</summary>
    public Task<int> OpenAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(Open, new { run.RunNumber }), cancellationToken);

    /// <summary>How often batches of the run passed on from processes that were gone.</summary>
    public Task<int> LostAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.ScalarAsync<int>(Lost, new { run.RunNumber }), cancellationToken);

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
    /// Saves a batch. False, with nothing saved, when the run has ended or the batch has passed to another.
    /// </summary>
    public Task<bool> SaveAsync(
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
                    return false;
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
                return true;
            },
            cancellationToken
        );
}

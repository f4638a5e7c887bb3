using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns.Results;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>Reads the batches of a run and their products, and saves the results of each batch in one transaction.</summary>
public sealed class BatchStore(Database database)
{
    private static readonly SqlText CountOpen = new(
        """
        SELECT COUNT(*) FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber AND b.Status = 'pending'
        """
    );

    // Batches that have crashed processes are last
    private static readonly SqlText ListOpen = new(
        """
        SELECT b.BatchNumber AS Number, b.Attempts FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber AND b.Status = 'pending'
        ORDER BY b.Attempts, b.BatchNumber
        """
    );

    private static readonly SqlText FindOpen = new(
        """
        SELECT r.RunNumber, r.RunId, r.AsOf, r.Horizon, b.BatchNumber, b.Attempts FROM ForecastBatches b
        JOIN ForecastRuns r ON r.RunNumber = b.RunNumber AND r.Status = 'running'
        WHERE b.RunNumber = @RunNumber AND b.BatchNumber = @BatchNumber AND b.Status = 'pending'
        """
    );

    private static readonly SqlText Start = new(
        """
        UPDATE ForecastBatches SET Attempts = Attempts + 1
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber AND Status = 'pending'
          AND EXISTS (SELECT 1 FROM ForecastRuns r
                      WHERE r.RunNumber = @RunNumber AND r.Status = 'running' AND r.AsOf = @AsOf AND r.Horizon = @Horizon)
        """
    );

    private static readonly SqlText RevertAttempt = new(
        """
        UPDATE ForecastBatches SET Attempts = Attempts - 1
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber AND Status = 'pending' AND Attempts > 0
        """
    );

    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM ForecastBatches WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText ProductsOfBatch = new(
        """
        SELECT f.ProductId, p.Sku, p.LikeSku, p.Category, l.Model AS Incumbent, p.LaunchMonth, p.EndMonth
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
        WHERE RunNumber = @RunNumber AND BatchNumber = @BatchNumber AND Status = 'pending'
          AND EXISTS (SELECT 1 FROM ForecastRuns r WHERE r.RunNumber = @RunNumber AND r.Status = 'running')
        """
    );

    // The products of a batch are adjacent in the key: the condition on it avoids a scan of the whole run
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

    private static readonly SqlText Drivers = new("ForecastDrivers");

    private static readonly SqlText Effects = new("EventEffects");

    /// <summary>Returns the number of batches of a run; they are numbered from 0.</summary>
    public Task<int> CountAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<int>(Count, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Counts the batches of a running run that are not done; 0 once it has ended.</summary>
    public Task<int> CountOpenAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<int>(CountOpen, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Lists the batches of a running run that are not done.</summary>
    public Task<IReadOnlyList<OpenBatch>> FindOpenAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s => s.QueryAsync<OpenBatch>(ListOpen, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Finds a batch and its run; null where the batch is done or the run has ended.</summary>
    public async Task<(RunKey Run, OpenBatch Batch)?> FindOpenAsync(
        int runNumber,
        int number,
        CancellationToken cancellationToken
    ) =>
        await database.ReadAsync(
            s =>
                s.SingleOrDefaultAsync<OpenRow>(
                    FindOpen,
                    new { RunNumber = runNumber, BatchNumber = number }
                ),
            cancellationToken
        )
            is { } row
            ? (
                new(row.RunNumber, row.RunId, row.AsOf, row.Horizon),
                new(row.BatchNumber, row.Attempts)
            )
            : null;

    /// <summary>Counts an attempt. Returns false where the batch is done, or its run has ended or was renewed.</summary>
    public async Task<bool> StartAsync(
        RunKey run,
        OpenBatch batch,
        CancellationToken cancellationToken
    ) =>
        await database.WriteAsync(
            s =>
                s.ExecuteAsync(
                    Start,
                    new
                    {
                        run.RunNumber,
                        BatchNumber = batch.Number,
                        run.AsOf,
                        run.Horizon,
                    }
                ),
            cancellationToken
        ) == 1;

    /// <summary>Reverts the attempt of a batch that ended without a crash.</summary>
    public Task<int> RevertAttemptAsync(
        RunKey run,
        int number,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            s => s.ExecuteAsync(RevertAttempt, new { run.RunNumber, BatchNumber = number }),
            cancellationToken
        );

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

    /// <summary>Saves a batch. Returns false and saves nothing where it is already done or the run has ended.</summary>
    public Task<bool> SaveAsync(
        RunKey run,
        int batch,
        IReadOnlyList<BatchResult> results,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var completed = await s.ExecuteAsync(
                    CompleteBatch,
                    new
                    {
                        run.RunNumber,
                        BatchNumber = batch,
                        Failed = results.Count(r => r.FailureReason is not null),
                    }
                );
                if (completed == 0)
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
                await s.BulkInsertAsync(
                    Drivers,
                    BatchRows.DriverColumns,
                    [
                        .. results.SelectMany(
                            r => r.Drivers,
                            (r, d) => BatchRows.DriverRow(run, r, d)
                        ),
                    ]
                );
                await s.BulkInsertAsync(
                    Effects,
                    BatchRows.EffectColumns,
                    [
                        .. results.SelectMany(
                            r => r.Effects,
                            (r, e) => BatchRows.EffectRow(run, r, e)
                        ),
                    ]
                );
                return true;
            },
            cancellationToken
        );

    private sealed record OpenRow(
        int RunNumber,
        string RunId,
        Month AsOf,
        int Horizon,
        int BatchNumber,
        int Attempts
    );
}

using ForecastApi.Data;

namespace ForecastApi.ForecastRuns;

/// <summary>Deletes the backtests of runs that later runs have replaced.</summary>
public sealed class OldBacktests(Database database) : IRunPublishedHandler
{
    // Readers see the latest run's backtest; the previous one remains for requests that are still reading it
    private static readonly SqlText OldBacktest = new(
        """
        SELECT MIN(b.RunNumber) FROM BacktestPoints b
        WHERE b.RunNumber < (SELECT MAX(r.RunNumber) FROM ForecastRuns r
                             WHERE r.Status = 'succeeded'
                               AND r.RunNumber < (SELECT MAX(l.RunNumber) FROM ForecastRuns l
                                                  WHERE l.Status = 'succeeded'))
        """
    );

    private static readonly SqlText DropBacktest = new(
        """
        DELETE FROM BacktestPoints
        WHERE RunNumber = @RunNumber
          AND ProductId < (SELECT MIN(ProductId) + @Products FROM BacktestPoints WHERE RunNumber = @RunNumber)
        """
    );

    // Other writers wait for each deletion, so each is small
    private const int MaxProductsPerDelete = 500;

    /// <summary>Deletes the replaced backtests, a limited number of products at a time.</summary>
    public async Task HandleAsync(RunKey run, CancellationToken cancellationToken)
    {
        while (
            await database.ReadAsync(s => s.ScalarAsync<int?>(OldBacktest), cancellationToken)
                is { } old
        )
            await database.WriteAsync(
                s =>
                    s.ExecuteAsync(
                        DropBacktest,
                        new { RunNumber = old, Products = MaxProductsPerDelete }
                    ),
                cancellationToken
            );
    }
}

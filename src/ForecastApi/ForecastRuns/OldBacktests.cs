using ForecastApi.Data;

namespace ForecastApi.ForecastRuns;

/// <summary>The backtests of runs that later ones have replaced.</summary>
public sealed class OldBacktests(Database database) : IRunPublishedHandler
{
    // The latest run's backtest is shown; the one before stays for readers who are at it.
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

    // Writers wait for each deletion, so each is small.
    private const int ProductsDroppedAtOnce = 500;

    /// <summary>Deletes the backtests that nobody asks for any more, some products at a time.</summary>
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
                        new { RunNumber = old, Products = ProductsDroppedAtOnce }
                    ),
                cancellationToken
            );
    }
}

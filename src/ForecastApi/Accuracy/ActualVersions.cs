using ForecastApi.Data;
using ForecastApi.ForecastRuns;

namespace ForecastApi.Accuracy;

/// <summary>
/// Stores the sales of a month as the first run after it reads them, and every later correction for a year, of the
/// products that an official snapshot of an earlier month has forecast.
/// </summary>
public sealed class ActualVersions(Database database) : IRunPublishedHandler
{
    private const int WatchedMonths = 12;

    private static readonly SqlText Insert = new(
        """
        INSERT INTO ActualVersions (ProductId, Month, RunNumber, Quantity)
        SELECT p.ProductId, @Month, @RunNumber, COALESCE(a.Quantity, 0) + COALESCE(c.Quantity, 0)
        FROM Products p
        LEFT JOIN (SELECT ProductId, {monthTotal} AS Quantity FROM Sales
                   WHERE SaleDate >= @Month AND SaleDate < @End
                   GROUP BY ProductId) a ON a.ProductId = p.ProductId
        LEFT JOIN (SELECT ProductId, {monthTotal} AS Quantity FROM SalesSpreads WHERE SaleDate = @Month
                   GROUP BY ProductId) c ON c.ProductId = p.ProductId
        LEFT JOIN ActualVersions v ON v.ProductId = p.ProductId AND v.Month = @Month
          AND v.RunNumber = (SELECT MAX(n.RunNumber) FROM ActualVersions n
                             WHERE n.ProductId = p.ProductId AND n.Month = @Month)
        WHERE (v.ProductId IS NULL OR (v.RunNumber < @RunNumber AND v.Quantity <> COALESCE(a.Quantity, 0) + COALESCE(c.Quantity, 0)))
          AND EXISTS (SELECT 1 FROM ForecastRuns r
                      JOIN ForecastProducts m ON m.RunNumber = r.RunNumber AND m.ProductId = p.ProductId
                      WHERE r.Official = 1 AND r.Status = 'succeeded' AND r.AsOf < @Month)
        """
    );

    /// <summary>Writes one month per transaction, so that other writers wait only briefly.</summary>
    public async Task HandleAsync(RunKey run, CancellationToken cancellationToken)
    {
        for (var back = 0; back < WatchedMonths; back++)
        {
            var month = run.AsOf.AddMonths(-back);
            await database.WriteAsync(
                s =>
                    s.ExecuteAsync(
                        Insert,
                        new
                        {
                            run.RunNumber,
                            Month = month,
                            End = month.AddMonths(1),
                        }
                    ),
                cancellationToken
            );
        }
    }
}

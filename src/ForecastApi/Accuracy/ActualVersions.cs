using ForecastApi.Data;
using ForecastApi.Forecasts;

namespace ForecastApi.Accuracy;

/// <summary>
/// Keeps what was sold in a month as a run first saw it, and every later correction, for the months of a year that any
/// official snapshot has forecast.
/// </summary>
public sealed class ActualVersions(Database database) : IRunFollower
{
    private const int MonthsWatched = 12;

    private static readonly SqlText Keep = new(
        """
        INSERT INTO ActualVersions (ProductId, Month, RunNumber, Quantity)
        SELECT f.ProductId, f.Month, @RunNumber, COALESCE(a.Quantity, 0)
        FROM (SELECT DISTINCT x.ProductId, x.Month
              FROM ForecastRuns r JOIN Forecasts x ON x.RunNumber = r.RunNumber
              WHERE r.Official = 1 AND r.Status = 'succeeded' AND x.Month = @Month) f
        LEFT JOIN (SELECT ProductId, SUM(Quantity) AS Quantity FROM Sales
                   WHERE SaleDate >= @Month AND SaleDate < @End
                   GROUP BY ProductId) a ON a.ProductId = f.ProductId
        LEFT JOIN ActualVersions v ON v.ProductId = f.ProductId AND v.Month = f.Month
          AND v.RunNumber = (SELECT MAX(n.RunNumber) FROM ActualVersions n
                             WHERE n.ProductId = f.ProductId AND n.Month = f.Month)
        WHERE v.ProductId IS NULL OR (v.RunNumber < @RunNumber AND v.Quantity <> COALESCE(a.Quantity, 0))
        """
    );

    /// <summary>Month by month, so that other writers wait for little.</summary>
    public async Task FollowAsync(RunKey run, CancellationToken cancellationToken)
    {
        for (var back = 0; back < MonthsWatched; back++)
        {
            var month = run.AsOf.AddMonths(-back);
            await database.WriteAsync(
                s =>
                    s.ExecuteAsync(
                        Keep,
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

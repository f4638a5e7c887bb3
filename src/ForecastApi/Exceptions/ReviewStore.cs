using ForecastApi.Data;
using ForecastApi.Forecasts;
using ForecastApi.Http;

namespace ForecastApi.Exceptions;

/// <summary>All SQL that gathers what the rules look at, a batch of a run's products at a time.</summary>
public sealed class ReviewStore(Database database)
{
    private static readonly SqlText Products = new(
        """
        SELECT p.ProductId, CASE WHEN p.LikeSku IS NULL THEN 0 ELSE 1 END AS HasLike,
               COALESCE(p.UnitPrice, p.UnitCost) AS Price, m.Model, m.DemandClass,
               l.Model AS PreviousModel, l.DemandClass AS PreviousDemandClass
        FROM ForecastProducts m
        JOIN Products p ON p.ProductId = m.ProductId
        LEFT JOIN ForecastProducts l ON l.RunNumber = @Previous AND l.ProductId = m.ProductId
        WHERE m.RunNumber = @RunNumber AND m.BatchNumber = @BatchNumber ORDER BY p.ProductId
        """
    );

    private static readonly SqlText Months = new(
        """
        SELECT f.ProductId, f.Month, f.Quantity, f.Lower95, f.Upper95
        FROM ForecastProducts m
        JOIN Forecasts f ON f.RunNumber = @Origin AND f.ProductId = m.ProductId
          AND f.Month >= @First AND f.Month <= @Last
        WHERE m.RunNumber = @RunNumber AND m.BatchNumber = @BatchNumber
        ORDER BY f.ProductId, f.Month
        """
    );

    private static readonly SqlText Steps = new(
        """
        SELECT a.ProductId, MAX(a.Month) AS Month, SUM(a.Recorded {units}) AS Recorded, SUM(a.Used {units}) AS Used
        FROM ForecastProducts m
        JOIN ForecastAdjustments a ON a.RunNumber = m.RunNumber AND a.ProductId = m.ProductId
        WHERE m.RunNumber = @RunNumber AND m.BatchNumber = @BatchNumber AND a.Kind = @Kind
        GROUP BY a.ProductId
        """
    );

    /// <summary>The products of a batch and what the previous official snapshot chose for them.</summary>
    public Task<IReadOnlyList<ReviewProduct>> ProductsAsync(
        RunKey run,
        int batch,
        RunKey? previous,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<ReviewProduct>(
                    Products,
                    new
                    {
                        run.RunNumber,
                        BatchNumber = batch,
                        Previous = previous?.RunNumber ?? 0,
                    }
                ),
            cancellationToken
        );

    /// <summary>What a run (<paramref name="origin"/>) says of the months and products of a batch, by product.</summary>
    public async Task<ILookup<int, ReviewMonth>> MonthsAsync(
        RunKey run,
        int batch,
        RunKey origin,
        Month first,
        Month last,
        CancellationToken cancellationToken
    ) =>
        (
            await database.ReadAsync(
                s =>
                    s.QueryAsync<ReviewMonth>(
                        Months,
                        new
                        {
                            run.RunNumber,
                            BatchNumber = batch,
                            Origin = origin.RunNumber,
                            First = first,
                            Last = last,
                        }
                    ),
                cancellationToken
            )
        ).ToLookup(m => m.ProductId);

    /// <summary>The level shifts that a run trained without, by product.</summary>
    public async Task<IReadOnlyDictionary<int, ReviewStep>> StepsAsync(
        RunKey run,
        int batch,
        CancellationToken cancellationToken
    ) =>
        (
            await database.ReadAsync(
                s =>
                    s.QueryAsync<ReviewStep>(
                        Steps,
                        new
                        {
                            run.RunNumber,
                            BatchNumber = batch,
                            Kind = "levelShift",
                        }
                    ),
                cancellationToken
            )
        ).ToDictionary(s => s.ProductId);
}

/// <param name="HasLike">1 when a like product stands in for its history.</param>
/// <param name="Price">Per unit, or the cost where there is no price.</param>
public sealed record ReviewProduct(
    int ProductId,
    int HasLike,
    decimal? Price,
    string Model,
    string? DemandClass,
    string? PreviousModel,
    string? PreviousDemandClass
);

public sealed record ReviewMonth(
    int ProductId,
    Month Month,
    decimal Quantity,
    decimal Lower95,
    decimal Upper95
);

/// <param name="Month">The last month at the old level.</param>
public sealed record ReviewStep(int ProductId, Month Month, decimal Recorded, decimal Used);

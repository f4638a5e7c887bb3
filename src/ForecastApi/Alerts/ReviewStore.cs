using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Overrides;

namespace ForecastApi.Alerts;

/// <summary>All SQL that reads the inputs of the rules, one batch of a run's products at a time.</summary>
public sealed class ReviewStore(Database database)
{
    private static readonly SqlText Products = new(
        """
        SELECT p.ProductId, p.Sku, CASE WHEN p.LikeSku IS NULL THEN 0 ELSE 1 END AS HasLike,
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
        FROM Forecasts f
        WHERE f.RunNumber = @RunNumber AND f.ProductId >= @FirstId AND f.ProductId <= @LastId
          AND f.Month >= @First AND f.Month <= @Last
        ORDER BY f.ProductId, f.Month
        """
    );

    private static readonly SqlText Steps = new(
        """
        SELECT a.ProductId, MAX(a.Month) AS Month, SUM(a.Recorded {units}) AS Recorded, SUM(a.Used {units}) AS Used
        FROM ForecastAdjustments a
        WHERE a.RunNumber = @RunNumber AND a.ProductId >= @FirstId AND a.ProductId <= @LastId
          AND a.Kind = @Kind
        GROUP BY a.ProductId
        """
    );

    /// <summary>Returns the products of a batch with the models that the previous official snapshot has chosen for them.</summary>
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

    /// <summary>Returns the published forecasts of a batch from an origin, by product.</summary>
    public async Task<ILookup<int, PublishedMonth>> MonthsAsync(
        ReviewOrigin origin,
        IReadOnlyList<ReviewProduct> batch,
        Month first,
        Month last,
        CancellationToken cancellationToken
    ) =>
        (
            await database.ReadAsync(
                s =>
                    s.QueryAsync<MonthRow>(
                        Months,
                        new
                        {
                            origin.Run.RunNumber,
                            FirstId = batch[0].ProductId,
                            LastId = batch[^1].ProductId,
                            First = first,
                            Last = last,
                        }
                    ),
                cancellationToken
            )
        ).ToLookup(m => m.ProductId, m => m.Published(origin.Overrides));

    /// <summary>Returns the level shifts removed from the training data of a run, by product.</summary>
    public async Task<IReadOnlyDictionary<int, ReviewStep>> StepsAsync(
        RunKey run,
        IReadOnlyList<ReviewProduct> batch,
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
                            FirstId = batch[0].ProductId,
                            LastId = batch[^1].ProductId,
                            Kind = "levelShift",
                        }
                    ),
                cancellationToken
            )
        ).ToDictionary(s => s.ProductId);

    /// <summary>The statistical forecast of a month.</summary>
    private sealed record MonthRow(
        int ProductId,
        Month Month,
        decimal Quantity,
        decimal Lower95,
        decimal Upper95
    )
    {
        // The rules read only the 95 % bounds.
        public PublishedMonth Published(RunOverrides overrides) =>
            PublishedMonth.From(
                new(Month, new(Quantity, Lower95, Upper95, Lower95, Upper95)),
                "",
                overrides.Find(ProductId, Month)?.Quantity
            );
    }
}

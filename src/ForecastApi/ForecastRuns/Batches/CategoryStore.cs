using ForecastApi.Data;
using ForecastApi.Sales;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>Reads the categories of a run's new products, which have less than a year of sales.</summary>
public sealed class CategoryStore(Database database)
{
    private static readonly SqlText OfNewProducts = new(
        """
        SELECT DISTINCT n.Category {binary} AS Category
        FROM ForecastProducts f JOIN Products n ON n.ProductId = f.ProductId
        WHERE f.RunNumber = @RunNumber AND n.Category IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM Sales o WHERE o.ProductId = n.ProductId AND o.SaleDate < @New
                            AND (n.LaunchMonth IS NULL OR o.SaleDate >= n.LaunchMonth))
        ORDER BY Category
        """
    );

    public Task<IReadOnlyList<string>> OfNewProductsAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<string>(
                    OfNewProducts,
                    new { run.RunNumber, New = AnalogySalesStore.FirstMonthOfNew(run.AsOf) }
                ),
            cancellationToken
        );
}

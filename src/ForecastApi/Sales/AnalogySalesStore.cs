using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Sales;

/// <summary>All SQL that reads the sales of similar products for the new products of a run: those with less than a year of sales.</summary>
public sealed class AnalogySalesStore(Database database)
{
    private const int YearsOfCategory = 5;

    private static readonly SqlText Likes = new(
        """
        SELECT l.Sku, l.Status, s.SaleDate AS Date, s.Quantity, s.Stockout
        FROM Products l JOIN Sales s ON s.ProductId = l.ProductId
        WHERE s.SaleDate < @End AND l.Sku IN (
            SELECT p.LikeSku FROM ForecastProducts f JOIN Products p ON p.ProductId = f.ProductId
            WHERE f.RunNumber = @RunNumber AND f.BatchNumber = @BatchNumber AND p.LikeSku IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM Sales o WHERE o.ProductId = p.ProductId AND o.SaleDate < @New))
        ORDER BY l.Sku, s.SaleDate
        """
    );

    private static readonly SqlText Totals = new(
        """
        SELECT p.Category {binary} AS Category, s.SaleDate AS Date, SUM(s.Quantity {units}) AS Quantity
        FROM Products p JOIN Sales s ON s.ProductId = p.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND p.Category IN (
            SELECT n.Category FROM ForecastProducts f JOIN Products n ON n.ProductId = f.ProductId
            WHERE f.RunNumber = @RunNumber AND n.Category IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM Sales o WHERE o.ProductId = n.ProductId AND o.SaleDate < @New))
        GROUP BY p.Category {binary}, s.SaleDate ORDER BY p.Category {binary}, s.SaleDate
        """
    );

    private static readonly SqlText Levels = new(
        """
        SELECT p.Category {binary} AS Category, s.ProductId, MIN(s.SaleDate) AS FirstDate,
            SUM(CASE WHEN s.SaleDate >= @Year THEN s.Quantity ELSE 0 END {units}) AS Quantity
        FROM Products p JOIN Sales s ON s.ProductId = p.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND p.Category IN (
            SELECT n.Category FROM ForecastProducts f JOIN Products n ON n.ProductId = f.ProductId
            WHERE f.RunNumber = @RunNumber AND n.Category IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM Sales o WHERE o.ProductId = n.ProductId AND o.SaleDate < @New))
        GROUP BY p.Category {binary}, s.ProductId
        HAVING MAX(s.SaleDate) >= @Year
        ORDER BY p.Category {binary}, s.ProductId
        """
    );

    /// <summary>Returns the histories of the like products of the new products of a batch, by SKU, up to <paramref name="last"/>.</summary>
    public Task<IReadOnlyDictionary<string, LikeSales>> LikesAsync(
        int runNumber,
        int batchNumber,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, LikeSales>>(
            async s =>
            {
                var rows = await s.QueryAsync<LikeRow>(
                    Likes,
                    new
                    {
                        RunNumber = runNumber,
                        BatchNumber = batchNumber,
                        New = FirstDayOfNew(last),
                        End = last.AddMonths(1).FirstDay,
                    }
                );
                return rows.GroupBy(r => r.Sku, StringComparer.Ordinal)
                    .ToDictionary(
                        g => g.Key,
                        g => new LikeSales(
                            MonthlySales.Fill(
                                [
                                    .. g.Select(r => new DaySales(r.Date, r.Quantity)
                                    {
                                        Stockout = r.Stockout,
                                    }),
                                ],
                                last
                            ),
                            g.First().Status == "discontinued"
                        ),
                        StringComparer.Ordinal
                    );
            },
            cancellationToken
        );

    /// <summary>Returns the sales of the categories of a run's new products, the new products included, by category.</summary>
    public Task<IReadOnlyDictionary<string, CategorySales>> CategoriesAsync(
        int runNumber,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, CategorySales>>(
            async s =>
            {
                var parameters = new
                {
                    RunNumber = runNumber,
                    New = FirstDayOfNew(last),
                    First = last.AddMonths(1 - (12 * YearsOfCategory)).FirstDay,
                    Year = last.AddMonths(-11).FirstDay,
                    End = last.AddMonths(1).FirstDay,
                };
                var totals = await TotalsAsync(s, parameters);
                var levels = await LevelsAsync(s, parameters, last);
                return levels.ToDictionary(
                    l => l.Key,
                    l => new CategorySales(MonthlySales.Fill(totals[l.Key], last), l.Value),
                    StringComparer.Ordinal
                );
            },
            cancellationToken
        );

    private static async Task<Dictionary<string, List<DaySales>>> TotalsAsync(
        DbSession session,
        object parameters
    )
    {
        var totals = new Dictionary<string, List<DaySales>>(StringComparer.Ordinal);
        var reader = await session.ReaderAsync(Totals, parameters);
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
            {
                var category = reader.GetString(0);
                if (!totals.TryGetValue(category, out var days))
                    totals.Add(category, days = []);
                days.Add(
                    new(
                        DapperTypes.ToDate(reader.GetValue(1)),
                        DapperTypes.ToDecimal(reader.GetValue(2))
                    )
                );
            }
        return totals;
    }

    /// <summary>Aggregates the products while reading: a category may have any number of them.</summary>
    private static async Task<Dictionary<string, CategoryLevels>> LevelsAsync(
        DbSession session,
        object parameters,
        Month last
    )
    {
        var levels = new Dictionary<string, CategoryLevels>(StringComparer.Ordinal);
        var reader = await session.ReaderAsync(Levels, parameters);
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
            {
                var months = last.MonthsSince(Month.Of(DapperTypes.ToDate(reader.GetValue(2)))) + 1;
                var level =
                    (double)DapperTypes.ToDecimal(reader.GetValue(3)) / Math.Min(12, months);
                var category = reader.GetString(0);
                levels[category] = levels.GetValueOrDefault(category, new(0, 0, 0)).With(level);
            }
        return levels;
    }

    /// <summary>A product with sales before this day has a year of sales.</summary>
    private static DateOnly FirstDayOfNew(Month last) => last.AddMonths(-10).FirstDay;

    private sealed record LikeRow(
        string Sku,
        string Status,
        DateOnly Date,
        decimal Quantity,
        decimal? Stockout
    );
}

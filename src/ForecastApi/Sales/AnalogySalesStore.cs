using ForecastApi.Common;
using ForecastApi.Data;

namespace ForecastApi.Sales;

/// <summary>All SQL that reads the sales of similar products for the new products of a run: those with less than a year of sales.</summary>
public sealed class AnalogySalesStore(Database database)
{
    private const int YearsOfCategory = 5;

    private static readonly SqlText Like = new(
        """
        SELECT l.Status, l.EndMonth, s.SaleDate AS Date, s.Quantity, s.Stockout
        FROM Products l JOIN Sales s ON s.ProductId = l.ProductId
        WHERE l.Sku = @Sku AND s.SaleDate < @End AND (l.LaunchMonth IS NULL OR s.SaleDate >= l.LaunchMonth)
        ORDER BY s.SaleDate
        """
    );

    private static readonly SqlText Totals = new(
        """
        SELECT p.Category {binary} AS Category, s.SaleDate AS Date, SUM(s.Quantity {units}) AS Quantity
        FROM Products p JOIN Sales s ON s.ProductId = p.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND p.Category = @Category
          AND (p.LaunchMonth IS NULL OR s.SaleDate >= p.LaunchMonth)
        GROUP BY p.Category {binary}, s.SaleDate ORDER BY p.Category {binary}, s.SaleDate
        """
    );

    private static readonly SqlText Levels = new(
        """
        SELECT p.Category {binary} AS Category, s.ProductId, MIN(s.SaleDate) AS FirstDate,
            SUM(CASE WHEN s.SaleDate >= @Year THEN s.Quantity ELSE 0 END {units}) AS Quantity
        FROM Products p JOIN Sales s ON s.ProductId = p.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND p.Category = @Category
          AND (p.LaunchMonth IS NULL OR s.SaleDate >= p.LaunchMonth)
        GROUP BY p.Category {binary}, s.ProductId
        HAVING MAX(s.SaleDate) >= @Year
        ORDER BY p.Category {binary}, s.ProductId
        """
    );

    /// <summary>The first month of the year up to <paramref name="last"/> in which a first sale makes a product new.</summary>
    public static Month FirstMonthOfNew(Month last) => last.AddMonths(-10);

    /// <summary>Whether a product has less than a year of sales.</summary>
    public static bool IsNew(IReadOnlyList<MonthQuantity> history, Month last) =>
        history.Count == 0 || history[0].Month >= FirstMonthOfNew(last);

    /// <summary>The sales of the product that a new one is like, up to <paramref name="last"/>; null without any.</summary>
    public async Task<LikeSales?> FindLikeAsync(
        string sku,
        Month last,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            s => s.QueryAsync<LikeRow>(Like, new { Sku = sku, End = last.AddMonths(1).FirstDay }),
            cancellationToken
        );
        return rows.Count == 0
            ? null
            : new(
                MonthlySales.Fill(
                    [
                        .. rows.Select(r => new DaySales(r.Date, r.Quantity)
                        {
                            Stockout = r.Stockout,
                        }),
                    ],
                    last
                ),
                rows[0].Status == "discontinued" || rows[0].EndMonth <= last
            );
    }

    /// <summary>The sales of a category up to <paramref name="last"/>; null where it has none within the last year.</summary>
    public Task<CategorySales?> FindCategoryAsync(
        string category,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<CategorySales?>(
            async s =>
            {
                var parameters = new
                {
                    Category = category,
                    First = last.AddMonths(1 - (12 * YearsOfCategory)).FirstDay,
                    Year = last.AddMonths(-11).FirstDay,
                    End = last.AddMonths(1).FirstDay,
                };
                var totals = await TotalsAsync(s, parameters);
                var levels = await LevelsAsync(s, parameters, last);
                return levels.TryGetValue(category, out var level)
                    ? new CategorySales(MonthlySales.Fill(totals[category], last), level)
                    : null;
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

    private sealed record LikeRow(
        string Status,
        Month? EndMonth,
        DateOnly Date,
        decimal Quantity,
        decimal? Stockout
    );
}

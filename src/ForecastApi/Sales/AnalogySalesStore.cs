using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Sales.Periods;

namespace ForecastApi.Sales;

/// <summary>All SQL that reads the sales of similar products for the new products of a run: those with less than a year of sales.</summary>
public sealed class AnalogySalesStore(Database database)
{
    private const int YearsOfCategory = 5;

    private static readonly SqlText Like = new(
        "SELECT l.Status, l.EndMonth, s.SaleDate AS Date, s.Quantity, s.Stockout, s.PeriodEnd, s.IsCorrection"
            + SpreadSales.From
            + """
            JOIN Products l ON l.ProductId = s.ProductId
            WHERE l.Sku = @Sku AND s.SaleDate < @End AND (l.LaunchMonth IS NULL OR s.SaleDate >= l.LaunchMonth)
            ORDER BY s.SaleDate
            """
    );

    private const string OfCategory = """
         s ON s.ProductId = p.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End AND p.Category = @Category
          AND (p.LaunchMonth IS NULL OR s.SaleDate >= p.LaunchMonth)
        """;

    private const string SelectTotals = """
        SELECT p.Category {binary} AS Category, s.SaleDate AS Date, SUM(s.Quantity {units}) AS Quantity
        FROM Products p JOIN 
        """;

    private const string GroupTotals =
        OfCategory
        + " GROUP BY p.Category {binary}, s.SaleDate ORDER BY p.Category {binary}, s.SaleDate";

    private static readonly SqlText Totals = new(SelectTotals + "Sales" + GroupTotals);

    private static readonly SqlText TotalCorrections = new(
        SelectTotals + "SalesSpreads" + GroupTotals
    );

    private const string SelectLevels = """
        SELECT p.Category {binary} AS Category, s.ProductId, MIN(s.SaleDate) AS FirstDate,
            SUM(CASE WHEN s.SaleDate >= @Year THEN s.Quantity ELSE 0 END {units}) AS Quantity
        FROM Products p JOIN 
        """;

    private const string GroupLevels = OfCategory + " GROUP BY p.Category {binary}, s.ProductId";

    private static readonly SqlText Levels = new(
        SelectLevels
            + "Sales"
            + GroupLevels
            + " HAVING MAX(s.SaleDate) >= @Year ORDER BY p.Category {binary}, s.ProductId"
    );

    private static readonly SqlText LevelCorrections = new(
        SelectLevels + "SalesSpreads" + GroupLevels
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
                            PeriodEnd = r.PeriodEnd,
                            IsCorrection = r.IsCorrection == 1,
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
        foreach (var sql in new[] { Totals, TotalCorrections })
        {
            var reader = await session.ReaderAsync(sql, parameters);
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
        }
        foreach (var days in totals.Values)
            days.Sort((a, b) => a.Date.CompareTo(b.Date));
        return totals;
    }

    /// <summary>Aggregates the products while reading: a category may have any number of them.</summary>
    private static async Task<Dictionary<string, CategoryLevels>> LevelsAsync(
        DbSession session,
        object parameters,
        Month last
    )
    {
        var corrections = await CorrectionsAsync(session, parameters);
        var levels = new Dictionary<string, CategoryLevels>(StringComparer.Ordinal);
        var reader = await session.ReaderAsync(Levels, parameters);
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
            {
                var months = last.MonthsSince(Month.Of(DapperTypes.ToDate(reader.GetValue(2)))) + 1;
                var sold =
                    DapperTypes.ToDecimal(reader.GetValue(3))
                    + corrections.GetValueOrDefault(reader.GetInt32(1));
                var level = (double)sold / Math.Min(12, months);
                var category = reader.GetString(0);
                levels[category] = levels.GetValueOrDefault(category, new(0, 0, 0)).With(level);
            }
        return levels;
    }

    private static async Task<Dictionary<int, decimal>> CorrectionsAsync(
        DbSession session,
        object parameters
    )
    {
        var corrections = new Dictionary<int, decimal>();
        var reader = await session.ReaderAsync(LevelCorrections, parameters);
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
                corrections[reader.GetInt32(1)] = DapperTypes.ToDecimal(reader.GetValue(3));
        return corrections;
    }

    private sealed record LikeRow(
        string Status,
        Month? EndMonth,
        DateOnly Date,
        decimal Quantity,
        decimal? Stockout,
        DateOnly? PeriodEnd,
        int IsCorrection
    );
}

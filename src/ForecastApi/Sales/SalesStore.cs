using System.Data.Common;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Sales.Periods;

namespace ForecastApi.Sales;

/// <summary>All SQL that reads sales.</summary>
public sealed class SalesStore(Database database, BusinessCalendar calendar)
{
    private static readonly SqlText FirstMonth = new("SELECT MIN(Month) FROM SalesMonths");

    private static readonly SqlText RowsOfProduct = new(
        """
        SELECT SaleDate AS Date, PeriodEnd, Quantity FROM Sales
        WHERE ProductId = @ProductId ORDER BY SaleDate
        """
    );

    private static readonly SqlText OfProduct = new(
        "SELECT SaleDate AS Date, Quantity"
            + SpreadSales.From
            + "WHERE ProductId = @ProductId AND SaleDate < @End ORDER BY SaleDate"
    );

    private static readonly SqlText OfProductBetween = new(
        "SELECT SaleDate AS Date, Quantity"
            + SpreadSales.From
            + "WHERE ProductId = @ProductId AND SaleDate >= @First AND SaleDate < @End ORDER BY SaleDate"
    );

    private static readonly SqlText OfRange = new(
        "SELECT ProductId, SaleDate, Quantity, Stockout, PeriodEnd, IsCorrection"
            + SpreadSales.From
            + "WHERE ProductId >= @FirstProduct AND ProductId <= @LastProduct AND SaleDate < @End ORDER BY ProductId, SaleDate"
    );

    private static readonly SqlText Total = new(
        "SELECT SaleDate AS Date, SUM(Quantity {units}) AS Quantity"
            + SpreadSales.From
            + "WHERE SaleDate >= @First AND SaleDate < @End GROUP BY SaleDate ORDER BY SaleDate"
    );

    /// <summary>Returns the latest complete month for which any sales were imported; null without sales.</summary>
    public async Task<Month?> LastMonthAsync(CancellationToken cancellationToken) =>
        (await LatestMonthAsync(cancellationToken))?.Complete;

    /// <summary>Returns the last month of the data before the running one; null without sales.</summary>
    public Task<LatestMonth?> LatestMonthAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(LatestMonthAsync, cancellationToken);

    /// <summary>Returns the first month for which any sales were imported; null without sales.</summary>
    public Task<Month?> FirstMonthAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(FirstMonthAsync, cancellationToken);

    /// <summary>Returns the sales of a product by day, month or quarter.</summary>
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public async Task<ProductSales> GetAsync(
        string sku,
        DateOnly? from,
        DateOnly? to,
        SalesBucket bucket,
        CancellationToken cancellationToken
    )
    {
        if (bucket == SalesBucket.Day)
            return new(sku, bucket, [.. MonthlySales.Days(await RowsAsync(sku), from, to)]);
        var (rows, last) = await database.ReadAsync(
            async s =>
            {
                var id = await ProductIds.GetAsync(s, sku);
                var last = (await LatestMonthAsync(s))?.Complete;
                var end = last?.AddMonths(1).FirstDay ?? DateOnly.MinValue;
                return (
                    await s.QueryAsync<DaySales>(OfProduct, new { ProductId = id, End = end }),
                    last
                );
            },
            cancellationToken
        );
        var months = last is { } end ? MonthlySales.Fill(rows, end) : [];
        var items = bucket switch
        {
            SalesBucket.Month => MonthlySales
                .Between(months, from, to)
                .Select(m => new SalesPeriod(m.Month.ToString(), m.Quantity)),
            _ => MonthlySales
                .Between(months, from, to)
                .GroupBy(m => m.Month.Quarter)
                .Select(q => new SalesPeriod(q.Key.ToQuarterString(), q.Sum(m => m.Quantity))),
        };
        return new(sku, bucket, [.. items]);

        // Days include those of the current month
        Task<IEnumerable<DaySales>> RowsAsync(string sku) =>
            database.ReadAsync(
                async s =>
                    (
                        await s.QueryAsync<PeriodRow>(
                            RowsOfProduct,
                            new { ProductId = await ProductIds.GetAsync(s, sku) }
                        )
                    ).Select(r => new DaySales(r.Date, r.Quantity) { PeriodEnd = r.PeriodEnd }),
                cancellationToken
            );
    }

    /// <summary>
    /// Returns the monthly history of a product up to <paramref name="last"/>, with zeros in months without sales;
    /// empty for a product without sales.
    /// </summary>
    public Task<IReadOnlyList<MonthQuantity>> HistoryAsync(
        int productId,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                MonthlySales.Fill(
                    await s.QueryAsync<DaySales>(
                        OfProduct,
                        new { ProductId = productId, End = last.AddMonths(1).FirstDay }
                    ),
                    last
                ),
            cancellationToken
        );

    /// <summary>
    /// Returns the sales of <paramref name="months"/> months from <paramref name="first"/> on, by SKU, with zeros in
    /// months without sales. Unknown SKUs are omitted.
    /// </summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<MonthQuantity>>> BetweenAsync(
        IReadOnlyList<string> skus,
        Month first,
        int months,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<MonthQuantity>>>(
            async s =>
            {
                var end = first.AddMonths(months).FirstDay;
                var sales = new Dictionary<string, IReadOnlyList<MonthQuantity>>();
                foreach (var sku in skus)
                {
                    if (await ProductIds.FindAsync(s, sku) is not { } id)
                        continue;
                    var days = await s.QueryAsync<DaySales>(
                        OfProductBetween,
                        new
                        {
                            ProductId = id,
                            First = first.FirstDay,
                            End = end,
                        }
                    );
                    var sums = days.ToLookup(d => Month.Of(d.Date), d => d.Quantity);
                    sales[sku] =
                    [
                        .. Enumerable
                            .Range(0, months)
                            .Select(t => first.AddMonths(t))
                            .Select(month => new MonthQuantity(month, sums[month].Sum())),
                    ];
                }
                return sales;
            },
            cancellationToken
        );

    /// <summary>
    /// Returns the total monthly sales of all products from <paramref name="first"/> to <paramref name="last"/>, to 15
    /// digits; empty without sales.
    /// </summary>
    public Task<IReadOnlyList<MonthQuantity>> TotalAsync(
        Month first,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                MonthlySales.Fill(
                    await s.QueryAsync<DaySales>(
                        Total,
                        new { First = first.FirstDay, End = last.AddMonths(1).FirstDay }
                    ),
                    last
                ),
            cancellationToken
        );

    /// <summary>Monthly histories of all products in a range of ids, by product.</summary>
    public Task<IReadOnlyDictionary<int, IReadOnlyList<MonthQuantity>>> HistoriesAsync(
        int firstProduct,
        int lastProduct,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<int, IReadOnlyList<MonthQuantity>>>(
            async s =>
            {
                var histories = new Dictionary<int, IReadOnlyList<MonthQuantity>>();
                var days = new List<DaySales>();
                var product = 0;
                // Millions of rows per run: the reader avoids an object per row
                var reader = await s.ReaderAsync(
                    OfRange,
                    new
                    {
                        FirstProduct = firstProduct,
                        LastProduct = lastProduct,
                        End = last.AddMonths(1).FirstDay,
                    }
                );
                await using (reader)
                    while (await reader.ReadAsync(cancellationToken))
                    {
                        var next = reader.GetInt32(0);
                        if (next != product)
                            Take();
                        product = next;
                        days.Add(DayOf(reader));
                    }
                Take();
                return histories;

                void Take()
                {
                    if (days.Count > 0)
                        histories.Add(product, MonthlySales.Fill(days, last));
                    days.Clear();
                }
            },
            cancellationToken
        );

    private static DaySales DayOf(DbDataReader row) =>
        new(DapperTypes.ToDate(row.GetValue(1)), DapperTypes.ToDecimal(row.GetValue(2)))
        {
            Stockout = row.IsDBNull(3) ? null : DapperTypes.ToDecimal(row.GetValue(3)),
            PeriodEnd = row.IsDBNull(4) ? null : DapperTypes.ToDate(row.GetValue(4)),
            IsCorrection = row.GetInt32(5) == 1,
        };

    private async Task<LatestMonth?> LatestMonthAsync(DbSession session) =>
        LatestMonth.Find(await SalesMonthStore.ReadAsync(session, calendar.RunningMonth));

    private static async Task<Month?> FirstMonthAsync(DbSession session) =>
        await session.ScalarAsync<object>(FirstMonth) is { } value
            ? Month.Of(DapperTypes.ToDate(value))
            : null;

    private sealed record PeriodRow(DateOnly Date, DateOnly? PeriodEnd, decimal Quantity);
}

using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Prices;

/// <summary>All SQL of prices: the planned ones, and those at which products were sold.</summary>
public sealed class PriceStore(Database database, AuditLog audit, ETags tags)
{
    private static readonly SqlText Table = new("ProductPrices");

    private static readonly string[] Columns = ["ProductId", "Month", "Price"];

    private static readonly SqlText Planned = new(
        """
        SELECT ProductId, Month, Price FROM ProductPrices
        WHERE ProductId >= @First AND ProductId <= @Last
        ORDER BY ProductId, Month
        """
    );

    private static readonly SqlText Sold = new(
        """
        SELECT ProductId, {saleMonth} AS Month, {weightedPrice} AS Price FROM Sales
        WHERE ProductId >= @First AND ProductId <= @Last AND SaleDate < @End AND UnitPrice > 0
        GROUP BY ProductId, {saleMonth}
        """
    );

    private static readonly SqlText Remove = new(
        "DELETE FROM ProductPrices WHERE ProductId = @ProductId"
    );

    /// <summary>Returns the planned prices of a product.</summary>
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public Task<IReadOnlyDictionary<string, decimal>> GetAsync(
        string sku,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s => await ReadAsync(s, await ProductIds.GetAsync(s, sku)),
            cancellationToken
        );

    /// <summary>Replaces the planned prices of a product; none deletes them.</summary>
    /// <exception cref="ProblemException">
    /// 404: there is no such product. 412: the stored prices do not meet the precondition.
    /// </exception>
    public Task<bool> PutAsync(
        string sku,
        IReadOnlyDictionary<string, decimal> prices,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                var id = await ProductIds.GetAsync(s, sku);
                var before = await ReadAsync(s, id);
                precondition.Check(tags.Compute(before));
                await s.ExecuteAsync(Remove, new { ProductId = id });
                await s.BulkInsertAsync(
                    Table,
                    Columns,
                    [.. prices.Select(p => new object?[] { id, Month.Parse(p.Key, null), p.Value })]
                );
                await audit.RecordAsync(s, "putPrices", sku, before, prices);
                return true;
            },
            cancellationToken
        );

    /// <summary>Returns the prices of the products in a range of ids, by product and month.</summary>
    /// <param name="first">The first product id.</param>
    /// <param name="last">The last product id.</param>
    /// <param name="asOf">The last month of which sales are known; planned prices are those after it.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IReadOnlyDictionary<int, IReadOnlyDictionary<Month, double>>> HistoriesAsync(
        int first,
        int last,
        Month asOf,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyDictionary<int, IReadOnlyDictionary<Month, double>>>(
            async s =>
            {
                var range = new
                {
                    First = first,
                    Last = last,
                    End = asOf.AddMonths(1).FirstDay,
                };
                var sold = await s.QueryAsync<Row>(Sold, range);
                var planned = await s.QueryAsync<Row>(Planned, range);
                return sold.Concat(planned.Where(p => p.Month > asOf))
                    .GroupBy(r => r.ProductId)
                    .ToDictionary(
                        g => g.Key,
                        g =>
                            (IReadOnlyDictionary<Month, double>)
                                g.ToDictionary(r => r.Month, r => (double)r.Price)
                    );
            },
            cancellationToken
        );

    private static async Task<IReadOnlyDictionary<string, decimal>> ReadAsync(
        DbSession session,
        int productId
    ) =>
        (
            await session.QueryAsync<Row>(Planned, new { First = productId, Last = productId })
        ).ToDictionary(r => r.Month.ToString(), r => r.Price, StringComparer.Ordinal);

    private sealed record Row(int ProductId, Month Month, decimal Price);
}

using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Sales;

namespace ForecastApi.Revisions;

/// <summary>What became of forecast months: their sales, once they are complete.</summary>
public sealed class RevisionSalesStore(Database database, SalesStore sales)
{
    private static readonly SqlText Days = new(
        """
        SELECT s.SaleDate AS Date, SUM(s.Quantity {units}) AS Quantity
        FROM Sales s JOIN Products p ON p.ProductId = s.ProductId
        WHERE s.SaleDate >= @First AND s.SaleDate < @End
          AND (@Sku IS NULL OR p.Sku = @Sku) AND (@Category IS NULL OR p.Category = @Category)
        GROUP BY s.SaleDate ORDER BY s.SaleDate
        """
    );

    /// <summary>
    /// Sales of the products of the filter together, to 15 digits, in each of the months (consecutive, oldest first)
    /// up to the data's last; 0 where nothing was sold.
    /// </summary>
    public async Task<IReadOnlyDictionary<Month, decimal>> MonthsAsync(
        RevisionFilter filter,
        IReadOnlyList<Month> months,
        CancellationToken cancellationToken
    )
    {
        if (
            months.Count == 0
            || await sales.LastMonthAsync(cancellationToken) is not { } last
            || last < months[0]
        )
            return new Dictionary<Month, decimal>();
        var days = await database.ReadAsync(
            s =>
                s.QueryAsync<DaySales>(
                    Days,
                    new
                    {
                        First = months[0].FirstDay,
                        End = last.AddMonths(1).FirstDay,
                        filter.Sku,
                        filter.Category,
                    }
                ),
            cancellationToken
        );
        var sums = days.ToLookup(d => Month.Of(d.Date), d => d.Quantity);
        return months
            .Where(m => m <= last)
            .ToDictionary(m => m, m => DecimalJsonConverter.Normalise(sums[m].Sum()));
    }
}

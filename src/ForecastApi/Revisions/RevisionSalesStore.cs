using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Sales;

namespace ForecastApi.Revisions;

/// <summary>Reads the sales of forecast months.</summary>
public sealed class RevisionSalesStore(Database database, SalesStore sales)
{
    private static readonly SqlText DaysOfCategory = new(
        """
        SELECT Date, SUM(Quantity {units}) AS Quantity FROM (
            SELECT s.SaleDate AS Date, s.Quantity
            FROM Products p JOIN Sales s ON s.ProductId = p.ProductId
            WHERE COALESCE(p.Category, '') = @Category AND s.SaleDate >= @First AND s.SaleDate < @End
            UNION ALL
            SELECT s.SaleDate, s.Quantity
            FROM Products p JOIN SalesSpreads s ON s.ProductId = p.ProductId
            WHERE COALESCE(p.Category, '') = @Category AND s.SaleDate >= @First AND s.SaleDate < @End) r
        GROUP BY Date ORDER BY Date
        """
    );

    /// <summary>
    /// Returns the total sales of the filtered products, to 15 digits, in each of the months (consecutive, oldest first)
    /// up to the data's last month; 0 for a month without sales.
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
        var sold = await SoldAsync(filter, months[0], last, cancellationToken);
        return months
            .Where(m => m <= last)
            .ToDictionary(m => m, m => DecimalJsonConverter.Normalise(sold[m].Sum()));
    }

    private async Task<ILookup<Month, decimal>> SoldAsync(
        RevisionFilter filter,
        Month first,
        Month last,
        CancellationToken cancellationToken
    )
    {
        if (filter.Sku is { } sku)
            return (
                await sales.BetweenAsync(
                    [sku],
                    first,
                    last.MonthsSince(first) + 1,
                    cancellationToken
                )
            )[sku]
                .ToLookup(m => m.Month, m => m.Quantity);
        if (filter.Category is null)
            return (await sales.TotalAsync(first, last, cancellationToken)).ToLookup(
                m => m.Month,
                m => m.Quantity
            );
        return (
            await database.ReadAsync(
                s =>
                    s.QueryAsync<DaySales>(
                        DaysOfCategory,
                        new
                        {
                            filter.Category,
                            First = first.FirstDay,
                            End = last.AddMonths(1).FirstDay,
                        }
                    ),
                cancellationToken
            )
        ).ToLookup(d => Month.Of(d.Date), d => d.Quantity);
    }
}

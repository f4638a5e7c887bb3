namespace ForecastApi.Sales.Periods;

/// <summary>The rows of sales with the corrections that make their monthly sums correct.</summary>
public static class SpreadSales
{
    /// <summary>
    /// FROM a derived table s. The casts let SQLite read both parts by their keys: it does not merge parts whose types differ.
    /// </summary>
    public const string From = """

        FROM (SELECT ProductId, SaleDate, PeriodEnd, Quantity, Stockout, 0 AS IsCorrection FROM Sales
              UNION ALL
              SELECT ProductId, SaleDate, CAST(NULL AS {date}), Quantity, CAST(NULL AS INTEGER), 1 FROM SalesSpreads) s

        """;
}

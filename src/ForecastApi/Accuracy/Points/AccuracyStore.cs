using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Accuracy.Points;

/// <summary>All SQL that reads forecasts together with their demand, product by product.</summary>
public sealed class AccuracyStore(Database database)
{
    private static readonly SqlText Backtest = new(BacktestOf(""));

    private static readonly SqlText BacktestOfOne = new(BacktestOf(OneProduct));

    private static readonly SqlText Live = new(LiveOf("", ""));

    private static readonly SqlText LiveOfOne = new(
        LiveOf(OneProduct, "AND ProductId = @ProductId")
    );

    private static readonly SqlText FirstKnown = new(FirstKnownOf(""));

    private static readonly SqlText FirstKnownOfOne = new(FirstKnownOf(OneProduct));

    // A separate statement: with "@ProductId IS NULL OR" the index on the product would not be used.
    private const string OneProduct = "AND m.ProductId = @ProductId";

    private static readonly SqlText FirstOfficial = new(
        "SELECT MIN(AsOf) FROM ForecastRuns WHERE Official = 1 AND Status = 'succeeded'"
    );

    private static readonly SqlText Values = new(
        """
        SELECT p.ProductId, m.YearQuantity, m.Variation, COALESCE(p.UnitPrice, p.UnitCost) AS Price
        FROM ForecastProducts m JOIN Products p ON p.ProductId = m.ProductId
        WHERE m.RunNumber = @RunNumber
        """
    );

    /// <summary>Reads the rolling-origin backtest of a run, in order of product, origin and month.</summary>
    public IAsyncEnumerable<AccuracyRow> BacktestAsync(
        RunKey run,
        int? productId,
        string? category,
        CancellationToken cancellationToken
    ) =>
        database.StreamAsync(
            s =>
                RowsAsync(
                    s,
                    productId is null ? Backtest : BacktestOfOne,
                    new
                    {
                        run.RunNumber,
                        ProductId = productId ?? 0,
                        Category = category,
                    }
                ),
            cancellationToken
        );

    /// <summary>Reads the forecasts of official snapshots for months up to <paramref name="last"/>, in the same order.</summary>
    public IAsyncEnumerable<AccuracyRow> LiveAsync(
        Month last,
        AccuracyActuals actuals,
        int? productId,
        string? category,
        CancellationToken cancellationToken
    )
    {
        var sql = (actuals, productId) switch
        {
            (AccuracyActuals.Latest, null) => Live,
            (AccuracyActuals.Latest, _) => LiveOfOne,
            (_, null) => FirstKnown,
            _ => FirstKnownOfOne,
        };
        return database.StreamAsync(RowsSinceFirstAsync, cancellationToken);

        async IAsyncEnumerable<AccuracyRow> RowsSinceFirstAsync(DbSession session)
        {
            if (await session.ScalarAsync<object>(FirstOfficial) is not { } first)
                yield break;
            var parameters = new
            {
                First = Month.Of(DapperTypes.ToDate(first)).AddMonths(1).FirstDay,
                End = last.AddMonths(1).FirstDay,
                ProductId = productId ?? 0,
                Category = category,
            };
            await foreach (var row in RowsAsync(session, sql, parameters))
                yield return row;
        }
    }

    /// <summary>Reads the inputs of the classes of a run's products.</summary>
    public Task<IReadOnlyList<ProductValue>> ValuesAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s => s.QueryAsync<ProductValue>(Values, new { run.RunNumber }),
            cancellationToken
        );

    /// <exception cref="ProblemException">The product does not exist.</exception>
    public async Task<int> ProductIdAsync(string sku, CancellationToken cancellationToken)
    {
        ProductRules.CheckSku(sku);
        return await database.ReadAsync(s => ProductIds.GetAsync(s, sku), cancellationToken);
    }

    private static string BacktestOf(string product) =>
        $"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, b.Origin, b.Month AS Period,
                   b.Demand, b.Quantity AS Forecast, b.Lower95, b.Lower80, b.Upper80, b.Upper95, b.Quantiles,
                   b.Benchmark, b.AbsoluteScale, b.SquaredScale
            FROM ForecastProducts m
            JOIN BacktestPoints b ON b.RunNumber = m.RunNumber AND b.ProductId = m.ProductId
            JOIN Products p ON p.ProductId = m.ProductId
            WHERE m.RunNumber = @RunNumber AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category) {product}
            ORDER BY m.ProductId, b.Origin, b.Month
            """;

    // Official snapshots with the sales of their months; a month without sales has no demand.
    private static string LiveOf(string product, string sales) =>
        $$"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, r.AsOf AS Origin, f.Month AS Period,
                   CASE WHEN c.Quantity IS NULL THEN a.Quantity ELSE COALESCE(a.Quantity, 0) + c.Quantity END AS Demand,
                   f.Quantity AS Forecast, f.Lower95, f.Lower80, f.Upper80, f.Upper95, f.Quantiles,
                   f.Benchmark, m.AbsoluteScale, m.SquaredScale
            FROM ForecastRuns r
            JOIN ForecastProducts m ON m.RunNumber = r.RunNumber
            JOIN Forecasts f ON f.RunNumber = m.RunNumber AND f.ProductId = m.ProductId
            JOIN Products p ON p.ProductId = m.ProductId
            LEFT JOIN (SELECT ProductId, {saleMonth} AS Month, {monthTotal} AS Quantity
                       FROM Sales
                       WHERE SaleDate >= @First AND SaleDate < @End {{sales}}
                       GROUP BY ProductId, {saleMonth}) a ON a.ProductId = f.ProductId AND a.Month = f.Month
            LEFT JOIN (SELECT ProductId, SaleDate AS Month, {monthTotal} AS Quantity
                       FROM SalesSpreads
                       WHERE SaleDate >= @First AND SaleDate < @End {{sales}}
                       GROUP BY ProductId, SaleDate) c ON c.ProductId = f.ProductId AND c.Month = f.Month
            WHERE r.Official = 1 AND r.Status = 'succeeded' AND f.Month < @End
              AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category) {{product}}
            ORDER BY m.ProductId, r.AsOf, f.Month
            """;

    // Official snapshots with the first version of each month that a run has read.
    private static string FirstKnownOf(string product) =>
        $"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, r.AsOf AS Origin, f.Month AS Period,
                   v.Quantity AS Demand, f.Quantity AS Forecast, f.Lower95, f.Lower80, f.Upper80, f.Upper95, f.Quantiles,
                   f.Benchmark, m.AbsoluteScale, m.SquaredScale
            FROM ForecastRuns r
            JOIN ForecastProducts m ON m.RunNumber = r.RunNumber
            JOIN Forecasts f ON f.RunNumber = m.RunNumber AND f.ProductId = m.ProductId
            JOIN Products p ON p.ProductId = m.ProductId
            JOIN ActualVersions v ON v.ProductId = f.ProductId AND v.Month = f.Month
              AND v.RunNumber = (SELECT MIN(n.RunNumber) FROM ActualVersions n
                                 WHERE n.ProductId = f.ProductId AND n.Month = f.Month)
            WHERE r.Official = 1 AND r.Status = 'succeeded' AND f.Month >= @First AND f.Month < @End
              AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category) {product}
            ORDER BY m.ProductId, r.AsOf, f.Month
            """;

    private static async IAsyncEnumerable<AccuracyRow> RowsAsync(
        DbSession session,
        SqlText sql,
        object parameters
    )
    {
        var reader = await session.ReaderAsync(sql, parameters);
        await using (reader)
        {
            var rows = new AccuracyReader(reader);
            while (await reader.ReadAsync(session.CancellationToken))
                yield return rows.Row();
        }
    }
}

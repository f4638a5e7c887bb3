using System.Data.Common;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Forecasting.Accuracy;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Accuracy;

/// <summary>All SQL that reads forecasts together with the demand that came, product by product.</summary>
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

    // A statement of its own: "or none is asked for" would keep the index from finding the one product's rows.
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

    private static readonly SqlText Changes = new(
        """
        SELECT (SELECT Taken FROM Locks WHERE Name = 'sales') AS Sales,
               (SELECT Taken FROM Locks WHERE Name = 'boms') AS Products
        """
    );

    /// <summary>The rolling-origin backtest of a run, in order of product, origin and month.</summary>
    public Task<bool> ReadBacktestAsync(
        RunKey run,
        int? productId,
        string? category,
        Func<AccuracyRow, ValueTask> row,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                ReadAsync(
                    s,
                    productId is null ? Backtest : BacktestOfOne,
                    new
                    {
                        run.RunNumber,
                        ProductId = productId ?? 0,
                        Category = category,
                    },
                    row
                ),
            cancellationToken
        );

    /// <summary>What was published in official snapshots, for months up to <paramref name="last"/>, in the same order.</summary>
    public Task<bool> ReadLiveAsync(
        Month last,
        AccuracyActuals actuals,
        int? productId,
        string? category,
        Func<AccuracyRow, ValueTask> row,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                await s.ScalarAsync<object>(FirstOfficial) is { } first
                && await ReadAsync(
                    s,
                    (actuals, productId) switch
                    {
                        (AccuracyActuals.Latest, null) => Live,
                        (AccuracyActuals.Latest, _) => LiveOfOne,
                        (_, null) => FirstKnown,
                        _ => FirstKnownOfOne,
                    },
                    new
                    {
                        First = Month.Of(DapperTypes.ToDate(first)).AddMonths(1).FirstDay,
                        End = last.AddMonths(1).FirstDay,
                        ProductId = productId ?? 0,
                        Category = category,
                    },
                    row
                ),
            cancellationToken
        );

    /// <summary>What the classes of a run's products are made from.</summary>
    public Task<IReadOnlyList<ProductValue>> ValuesAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s => s.QueryAsync<ProductValue>(Values, new { run.RunNumber }),
            cancellationToken
        );

    /// <exception cref="ProblemException">There is no such product.</exception>
    public async Task<int> ProductIdAsync(string sku, CancellationToken cancellationToken)
    {
        ProductRules.CheckSku(sku);
        return await database.ReadAsync(s => ProductIds.GetAsync(s, sku), cancellationToken);
    }

    /// <summary>
    /// Changes whenever sales may have, or products: every writer of those takes their lock.
    /// </summary>
    public async Task<DataVersion> VersionAsync(CancellationToken cancellationToken) =>
        (
            await database.ReadAsync(
                s => s.SingleOrDefaultAsync<DataVersion>(Changes),
                cancellationToken
            )
        )!;

    private static string BacktestOf(string product) =>
        $"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, b.Origin, b.Month,
                   b.Demand, b.Quantity, b.Lower95, b.Lower80, b.Upper80, b.Upper95,
                   b.Benchmark, b.AbsoluteScale, b.SquaredScale
            FROM ForecastProducts m
            JOIN BacktestPoints b ON b.RunNumber = m.RunNumber AND b.ProductId = m.ProductId
            JOIN Products p ON p.ProductId = m.ProductId
            WHERE m.RunNumber = @RunNumber AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category) {product}
            ORDER BY m.ProductId, b.Origin, b.Month
            """;

    // Official snapshots beside what was sold in their months; a month without a sale sold nothing.
    private static string LiveOf(string product, string sales) =>
        $$"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, r.AsOf, f.Month,
                   a.Quantity, f.Quantity, f.Lower95, f.Lower80, f.Upper80, f.Upper95,
                   f.Benchmark, m.AbsoluteScale, m.SquaredScale
            FROM ForecastRuns r
            JOIN ForecastProducts m ON m.RunNumber = r.RunNumber
            JOIN Forecasts f ON f.RunNumber = m.RunNumber AND f.ProductId = m.ProductId
            JOIN Products p ON p.ProductId = m.ProductId
            LEFT JOIN (SELECT ProductId, {saleMonth} AS Month, SUM(Quantity) AS Quantity
                       FROM Sales
                       WHERE SaleDate >= @First AND SaleDate < @End {{sales}}
                       GROUP BY ProductId, {saleMonth}) a ON a.ProductId = f.ProductId AND a.Month = f.Month
            WHERE r.Official = 1 AND r.Status = 'succeeded' AND f.Month < @End
              AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category) {{product}}
            ORDER BY m.ProductId, r.AsOf, f.Month
            """;

    // The same beside the first version of each month that a run has seen.
    private static string FirstKnownOf(string product) =>
        $"""
            SELECT p.ProductId, p.Sku, p.Category, m.Model, m.DemandClass, r.AsOf, f.Month,
                   v.Quantity, f.Quantity, f.Lower95, f.Lower80, f.Upper80, f.Upper95,
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

    private static async Task<bool> ReadAsync(
        DbSession session,
        SqlText sql,
        object parameters,
        Func<AccuracyRow, ValueTask> row
    )
    {
        var reader = await session.ReaderAsync(sql, parameters);
        AccuracyRow? last = null;
        await using (reader)
            while (await reader.ReadAsync(session.CancellationToken))
                await row(last = Row(reader, last));
        return true;
    }

    // The months of an origin follow each other: what they have in common is read once.
    private static AccuracyRow Row(DbDataReader reader, AccuracyRow? last)
    {
        var productId = (int)Number(reader, 0)!.Value;
        var origin = Month.Of(DapperTypes.ToDate(reader.GetValue(5)));
        var period = Month.Of(DapperTypes.ToDate(reader.GetValue(6)));
        var point = new AccuracyPoint(
            Units(reader, 7) ?? 0,
            Units(reader, 8)!.Value,
            new(
                Units(reader, 9)!.Value,
                Units(reader, 10)!.Value,
                Units(reader, 11)!.Value,
                Units(reader, 12)!.Value
            ),
            Units(reader, 13),
            Statistical: null,
            Number(reader, 14),
            Number(reader, 15)
        );
        return last?.ProductId == productId && last.Origin == origin
            ? last with
            {
                Period = period,
                Point = point,
            }
            : new(
                productId,
                reader.GetString(1),
                Text(reader, 2),
                reader.GetString(3),
                Text(reader, 4),
                origin,
                period,
                Author: null,
                point
            );
    }

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static double? Units(DbDataReader reader, int column) =>
        reader.GetValue(column) is var value and not DBNull ? DapperTypes.ToDouble(value) : null;

    private static double? Number(DbDataReader reader, int column) =>
        reader.GetValue(column) is var value and not DBNull
            ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}

/// <summary>Numbers that only grow.</summary>
public sealed record DataVersion(int Sales, int Products);

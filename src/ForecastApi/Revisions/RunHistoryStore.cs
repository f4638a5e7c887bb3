using System.Runtime.CompilerServices;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Overrides;

namespace ForecastApi.Revisions;

/// <summary>Reads the forecasts of successful runs, to compare them.</summary>
public sealed class RunHistoryStore(Database database)
{
    private static readonly SqlText Predecessor = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE RunNumber = (SELECT MAX(RunNumber) FROM ForecastRuns
                           WHERE Status = 'succeeded' AND RunNumber < @RunNumber)
        """
    );

    private static readonly SqlText Officials = new(
        """
        SELECT RunNumber, RunId, AsOf, Horizon FROM ForecastRuns
        WHERE Official = 1 AND Status = 'succeeded' AND AsOf < @End ORDER BY AsOf DESC
        {limit}
        """
    );

    private static readonly SqlText Settings = new(
        "SELECT Settings FROM ForecastRuns WHERE RunNumber = @RunNumber"
    );

    private static readonly SqlText Totals = new(
        """
        SELECT p.Sku, m.Model, m.Fingerprints, m.LaunchMonth, m.EndMonth, COALESCE(t.Total, 0) AS Quantity
        FROM ForecastProducts m
        JOIN Products p ON p.ProductId = m.ProductId
        LEFT JOIN (SELECT f.ProductId, SUM(f.Quantity {units}) AS Total FROM Forecasts f
                   WHERE f.RunNumber = @RunNumber AND f.Month >= @First AND f.Month <= @Last
                   GROUP BY f.ProductId) t ON t.ProductId = m.ProductId
        WHERE m.RunNumber = @RunNumber AND (@Sku IS NULL OR p.Sku = @Sku)
          AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category)
        """
    );

    private static readonly SqlText MonthTotals = new(
        """
        SELECT f.Month, SUM(f.Quantity {units}) AS Quantity FROM Forecasts f
        WHERE f.RunNumber = @RunNumber GROUP BY f.Month ORDER BY f.Month
        """
    );

    private static readonly SqlText MonthTotalsOfCategory = new(
        """
        SELECT f.Month, SUM(f.Quantity {units}) AS Quantity FROM Forecasts f
        WHERE f.RunNumber = @RunNumber
          AND f.ProductId IN (SELECT p.ProductId FROM Products p
                              WHERE COALESCE(p.Category, '') = @Category AND (@Sku IS NULL OR p.Sku = @Sku))
        GROUP BY f.Month ORDER BY f.Month
        """
    );

    private static readonly SqlText MonthsOfProduct = new(
        """
        SELECT f.Month, f.Quantity FROM Forecasts f
        WHERE f.RunNumber = @RunNumber
          AND f.ProductId = (SELECT p.ProductId FROM Products p WHERE p.Sku = @Sku)
        ORDER BY f.Month
        """
    );

    private static readonly SqlText Model = new(
        """
        SELECT m.Model FROM ForecastProducts m JOIN Products p ON p.ProductId = m.ProductId
        WHERE m.RunNumber = @RunNumber AND p.Sku = @Sku
        """
    );

    private static readonly SqlText Months = new(
        """
        SELECT f.ProductId, f.Month, f.Quantity FROM Forecasts f
        WHERE f.RunNumber = @RunNumber ORDER BY f.ProductId, f.Month
        """
    );

    private static readonly SqlText Products = new(
        """
        SELECT ProductId, Sku FROM Products
        WHERE (@Category IS NULL OR COALESCE(Category, '') = @Category)
        """
    );

    /// <summary>Returns the successful run before another; null when there is none.</summary>
    public Task<RunKey?> PredecessorAsync(RunKey run, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.SingleOrDefaultAsync<RunKey>(Predecessor, new { run.RunNumber }),
            cancellationToken
        );

    /// <summary>Returns official snapshots, newest first: the first successful run of each asOf.</summary>
    /// <param name="end">Only those of an asOf before this month; null = all.</param>
    /// <param name="take">The maximum number of snapshots.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IReadOnlyList<RunKey>> OfficialsAsync(
        Month? end,
        int take,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<RunKey>(
                    Officials,
                    new { End = end ?? Month.Of(DateOnly.MaxValue), Take = take }
                ),
            cancellationToken
        );

    /// <summary>Returns the settings of a run; null for a run older than the column.</summary>
    public async Task<RunSettings?> SettingsAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) =>
        RunSettings.Parse(
            await database.ReadAsync(
                s => s.ScalarAsync<string>(Settings, new { run.RunNumber }),
                cancellationToken
            )
        );

    /// <summary>Returns the statistical forecast of each product, summed over some months, to 15 digits.</summary>
    public Task<IReadOnlyList<ProductTotal>> TotalsAsync(
        RunKey run,
        RevisionFilter filter,
        Month first,
        Month last,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<ProductTotal>(
                    Totals,
                    new
                    {
                        run.RunNumber,
                        First = first,
                        Last = last,
                        filter.Sku,
                        filter.Category,
                    }
                ),
            cancellationToken
        );

    /// <summary>Returns the published total of the filtered products by month, to 15 digits.</summary>
    public async Task<IReadOnlyList<MonthTotal>> MonthsAsync(
        RunKey run,
        RevisionFilter filter,
        RunOverrides overrides,
        CancellationToken cancellationToken
    )
    {
        var shifts = overrides.Shifts(filter.Sku, filter.Category);
        var months = await database.ReadAsync(
            s =>
                s.QueryAsync<MonthTotal>(
                    filter switch
                    {
                        { Category: not null } => MonthTotalsOfCategory,
                        { Sku: not null } => MonthsOfProduct,
                        _ => MonthTotals,
                    },
                    new
                    {
                        run.RunNumber,
                        filter.Sku,
                        filter.Category,
                    }
                ),
            cancellationToken
        );
        return
        [
            .. months.Select(m =>
                m with
                {
                    Quantity = DecimalJsonConverter.Normalise(
                        m.Quantity + shifts.GetValueOrDefault(m.Month)
                    ),
                }
            ),
        ];
    }

    /// <summary>Returns the model that a run chose for a product; null when the product was not in the run.</summary>
    public Task<string?> ModelAsync(RunKey run, string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.ScalarAsync<string>(Model, new { run.RunNumber, Sku = sku }),
            cancellationToken
        );

    /// <summary>Returns the SKUs of a category's products, or of all products, by product id.</summary>
    public Task<Dictionary<int, string>> SkusAsync(
        string? category,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
                (
                    await s.QueryAsync<ProductSku>(Products, new { Category = category })
                ).ToDictionary(p => p.ProductId, p => p.Sku),
            cancellationToken
        );

    /// <summary>Streams the statistical forecasts of a run in order of product and month.</summary>
    public IAsyncEnumerable<StoredMonth> StreamAsync(
        RunKey run,
        CancellationToken cancellationToken
    ) => database.StreamAsync(s => MonthsAsync(s, run, cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<StoredMonth> MonthsAsync(
        DbSession session,
        RunKey run,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = await session.ReaderAsync(Months, new { run.RunNumber });
        await using (reader)
            while (await reader.ReadAsync(cancellationToken))
                yield return new(
                    reader.GetInt32(0),
                    Month.Of(DapperTypes.ToDate(reader.GetValue(1))),
                    DapperTypes.ToDecimal(reader.GetValue(2))
                );
    }

    private sealed record ProductSku(int ProductId, string Sku);
}

using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Forecasting.Models;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

/// <summary>All SQL that reads published forecasts.</summary>
public sealed class ForecastStore(Database database, BusinessCalendar calendar)
{
    private const string JoinOverrides =
        "LEFT JOIN Overrides o ON o.ProductId = f.ProductId AND o.Month = f.Month AND "
        + OverridesInEffect.Condition;

    private static readonly SqlText List = new(
        """
        SELECT p.Sku, p.Category, m.Model, f.Month AS Period,
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, o.Quantity AS Override
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        """
            + "\n"
            + JoinOverrides
            + """

            WHERE p.Sku >= @AfterSku AND (p.Sku > @AfterSku OR f.Month > @AfterMonth)
              AND (@Sku IS NULL OR p.Sku = @Sku)
              AND (@Category IS NULL OR COALESCE(p.Category, '') = @Category)
              AND f.Month >= @First AND f.Month <= @Last
            ORDER BY p.Sku, f.Month
            {limit}
            """
    );

    private static readonly SqlText All = new(
        """
        SELECT p.Sku, p.Category, m.Model, f.Month AS Period,
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, o.Quantity AS Override
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        """
            + "\n"
            + JoinOverrides
            + """

            WHERE f.Month >= @First AND f.Month <= @Last
            ORDER BY p.Sku, f.Month
            """
    );

    private static readonly SqlText OfProduct = new(
        """
        SELECT p.Sku, p.Category, m.Model, f.Month AS Period,
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, o.Quantity AS Override
        FROM Forecasts f
        JOIN Products p ON p.ProductId = f.ProductId
        JOIN ForecastProducts m ON m.RunNumber = f.RunNumber AND m.ProductId = f.ProductId
        """
            + "\n"
            + JoinOverrides
            + """

            WHERE f.RunNumber = @RunNumber AND f.ProductId = @ProductId ORDER BY f.Month
            """
    );

    private static readonly SqlText AdjustmentsOfProduct = new(
        """
        SELECT a.Month AS Period, a.Kind, a.Recorded AS Quantity, a.Used
        FROM ForecastAdjustments a
        WHERE a.RunNumber = @RunNumber AND a.ProductId = @ProductId ORDER BY a.Month
        """
    );

    private static readonly SqlText ChoiceOfProduct = new(
        """
        SELECT p.ProductId, p.Status, m.Model, m.Mase, m.Smape, m.Wape, m.Bias, m.Coverage80, m.Coverage95,
               m.RunnerUp, m.RunnerUpMase, m.Candidates
        FROM Products p LEFT JOIN ForecastProducts m ON m.ProductId = p.ProductId AND m.RunNumber = @RunNumber
        WHERE p.Sku = @Sku
        """
    );

    /// <summary>Rows of a run in order of SKU and month, from behind <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<ForecastRow>> ListAsync(
        RunKey run,
        ForecastFilter filter,
        ForecastPlace? after,
        int take,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<ForecastRow>>(
            async s =>
            {
                var rows = await s.QueryAsync<StoredForecast>(
                    List,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        Expired = Expired(run),
                        AfterSku = after?.Sku ?? "",
                        AfterMonth = after?.Month ?? default,
                        filter.Sku,
                        filter.Category,
                        First = filter.From ?? run.AsOf,
                        Last = filter.To ?? run.AsOf.AddMonths(run.Horizon),
                        Take = take,
                    }
                );
                return [.. rows.Select(r => r.Published().ToRow())];
            },
            cancellationToken
        );

    /// <summary>Every row of a run, one by one.</summary>
    public Task<bool> ReadAllAsync(
        RunKey run,
        Month? from,
        Month? to,
        Func<PublishedForecast, ValueTask> row,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var reader = await s.ReaderAsync(
                    All,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        Expired = Expired(run),
                        First = from ?? run.AsOf,
                        Last = to ?? run.AsOf.AddMonths(run.Horizon),
                    }
                );
                await using (reader)
                    while (await reader.ReadAsync(cancellationToken))
                        await row(
                            new StoredForecast(
                                reader.GetString(0),
                                await reader.IsDBNullAsync(1, cancellationToken)
                                    ? null
                                    : reader.GetString(1),
                                reader.GetString(2),
                                Month.Of(DapperTypes.ToDate(reader.GetValue(3))),
                                DapperTypes.ToDecimal(reader.GetValue(4)),
                                DapperTypes.ToDecimal(reader.GetValue(5)),
                                DapperTypes.ToDecimal(reader.GetValue(6)),
                                DapperTypes.ToDecimal(reader.GetValue(7)),
                                DapperTypes.ToDecimal(reader.GetValue(8)),
                                await reader.IsDBNullAsync(9, cancellationToken)
                                    ? null
                                    : DapperTypes.ToDecimal(reader.GetValue(9))
                            ).Published()
                        );
                return true;
            },
            cancellationToken
        );

    /// <summary>
    /// A product's forecast of a run; null when the run has none for it. A product that was discontinued before the run
    /// has one: nothing.
    /// </summary>
    public Task<PublishedProduct?> GetAsync(
        RunKey run,
        string sku,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                var choice =
                    await s.SingleOrDefaultAsync<ProductChoice>(
                        ChoiceOfProduct,
                        new { run.RunNumber, Sku = sku }
                    ) ?? throw ProblemException.NotFound("product", sku);
                if (choice.Model is null)
                    return choice.Status == ProductStatus.Discontinued
                        ? new PublishedProduct(
                            choice,
                            DiscontinuedModel.ModelName,
                            [
                                .. run.Zeros()
                                    .Select(m =>
                                        PublishedMonth.Of(m, DiscontinuedModel.ModelName, null)
                                    ),
                            ],
                            []
                        )
                        : null;
                var months = await s.QueryAsync<StoredForecast>(
                    OfProduct,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        Expired = Expired(run),
                        choice.ProductId,
                    }
                );
                return new PublishedProduct(
                    choice,
                    choice.Model,
                    [.. months.Select(m => m.Published().Month)],
                    await s.QueryAsync<HistoryAdjustment>(
                        AdjustmentsOfProduct,
                        new { run.RunNumber, choice.ProductId }
                    )
                );
            },
            cancellationToken
        );

    /// <summary>
    /// Overrides that expire on this day or earlier are not in effect: those of the latest run end on the day they expire,
    /// those of an old one had to last into the snapshot's first month.
    /// </summary>
    public DateOnly Expired(RunKey run)
    {
        var firstDay = run.AsOf.AddMonths(1).FirstDay;
        return run.IsLatest && calendar.Today > firstDay ? calendar.Today : firstDay;
    }
}

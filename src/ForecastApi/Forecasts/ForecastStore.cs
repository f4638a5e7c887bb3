using System.Runtime.CompilerServices;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Forecasting.Models;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Http;
using ForecastApi.Overrides;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

/// <summary>Reads published forecasts: the statistical forecasts of a run with the overrides in effect.</summary>
public sealed class ForecastStore(Database database, BusinessCalendar calendar)
{
    private static readonly SqlText List = new(
        """
        SELECT p.Sku, p.Category, m.Model, f.Month AS Period,
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, f.Quantiles, o.Quantity AS Override
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        """
            + "\n"
            + OverridesInEffect.Join
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
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, f.Quantiles, o.Quantity AS Override
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        """
            + "\n"
            + OverridesInEffect.Join
            + """

            WHERE f.Month >= @First AND f.Month <= @Last
            ORDER BY p.Sku, f.Month
            """
    );

    private static readonly SqlText OfProduct = new(
        """
        SELECT p.Sku, p.Category, m.Model, f.Month AS Period,
               f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, f.Quantiles, o.Quantity AS Override
        FROM Forecasts f
        JOIN Products p ON p.ProductId = f.ProductId
        JOIN ForecastProducts m ON m.RunNumber = f.RunNumber AND m.ProductId = f.ProductId
        """
            + "\n"
            + OverridesInEffect.Join
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

    private static readonly SqlText DriversOfProduct = new(
        """
        SELECT d.Month AS Period, d.Kind, d.Name, d.Effect
        FROM ForecastDrivers d
        WHERE d.RunNumber = @RunNumber AND d.ProductId = @ProductId ORDER BY d.Month, d.Kind, d.Name
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

    /// <summary>Returns months of a run in order of SKU and month, after <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<PublishedForecast>> ListAsync(
        RunKey run,
        ForecastFilter filter,
        ForecastCursor? after,
        int take,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<PublishedForecast>>(
            async s =>
            {
                var rows = await s.QueryAsync<ForecastRow>(
                    List,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        ExpiryDay = OverridesInEffect.ExpiryDay(run, calendar.Today),
                        AfterSku = after?.Sku ?? "",
                        AfterMonth = after?.Month ?? default,
                        filter.Sku,
                        filter.Category,
                        First = filter.From ?? run.AsOf,
                        Last = filter.To ?? run.AsOf.AddMonths(run.Horizon),
                        Take = take,
                    }
                );
                return [.. rows.Select(r => r.ToPublished())];
            },
            cancellationToken
        );

    /// <summary>Streams all months of a run in order of SKU and month.</summary>
    /// <param name="run">The run.</param>
    /// <param name="from">The first month; null = the run's first.</param>
    /// <param name="to">The last month; null = the run's last.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public IAsyncEnumerable<PublishedForecast> StreamAsync(
        RunKey run,
        Month? from,
        Month? to,
        CancellationToken cancellationToken
    ) =>
        database.StreamAsync(
            s =>
                RowsAsync(
                    s,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        ExpiryDay = OverridesInEffect.ExpiryDay(run, calendar.Today),
                        First = from ?? run.AsOf,
                        Last = to ?? run.AsOf.AddMonths(run.Horizon),
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>
    /// Returns a product's forecast of a run; null when the product was not in the run. The forecast of a discontinued
    /// product is 0.
    /// </summary>
    /// <exception cref="ProblemException">404: unknown product.</exception>
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
                                        PublishedMonth.From(m, DiscontinuedModel.ModelName)
                                    ),
                            ],
                            [],
                            []
                        )
                        : null;
                var months = await s.QueryAsync<ForecastRow>(
                    OfProduct,
                    new
                    {
                        run.RunNumber,
                        run.AsOf,
                        IsLatest = run.IsLatest ? 1 : 0,
                        ExpiryDay = OverridesInEffect.ExpiryDay(run, calendar.Today),
                        choice.ProductId,
                    }
                );
                var product = new { run.RunNumber, choice.ProductId };
                return new PublishedProduct(
                    choice,
                    choice.Model,
                    [
                        .. months.Select(m =>
                            PublishedMonth.From(m.Statistical, m.Model, m.Override)
                        ),
                    ],
                    await s.QueryAsync<HistoryAdjustment>(AdjustmentsOfProduct, product),
                    [
                        .. await s.QueryAsync<DemandDriver>(DriversOfProduct, product),
                        .. months.Select(m => m.OverrideDriver).OfType<DemandDriver>(),
                    ]
                );
            },
            cancellationToken
        );

    // Reads by position: a run has a row for each product and month
    private static async IAsyncEnumerable<PublishedForecast> RowsAsync(
        DbSession session,
        object parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = await session.ReaderAsync(All, parameters);
        await using (reader)
            while (await reader.ReadAsync(cancellationToken))
                yield return new(
                    reader.GetString(0),
                    reader.IsDBNull(1) ? null : reader.GetString(1),
                    reader.GetString(2),
                    new(
                        Month.Of(DapperTypes.ToDate(reader.GetValue(3))),
                        new(
                            DapperTypes.ToDecimal(reader.GetValue(4)),
                            DapperTypes.ToDecimal(reader.GetValue(5)),
                            DapperTypes.ToDecimal(reader.GetValue(6)),
                            DapperTypes.ToDecimal(reader.GetValue(7)),
                            DapperTypes.ToDecimal(reader.GetValue(8))
                        )
                    ),
                    reader.IsDBNull(10) ? null : DapperTypes.ToDecimal(reader.GetValue(10))
                );
    }

    /// <summary>A row of a query, its columns as Dapper maps them.</summary>
    private sealed record ForecastRow(
        string Sku,
        string? Category,
        string Model,
        Month Period,
        decimal Quantity,
        decimal Lower80,
        decimal Upper80,
        decimal Lower95,
        decimal Upper95,
        string? Quantiles,
        decimal? Override
    )
    {
        public ForecastMonth Statistical =>
            new(
                Period,
                new(Quantity, Lower80, Upper80, Lower95, Upper95)
                {
                    Quantiles = QuantileColumn.Parse(Quantiles),
                }
            );

        public DemandDriver? OverrideDriver =>
            Override is { } units && units != Quantity
                ? new(Period, DriverKind.Override, OverrideRule.Model, units - Quantity)
                : null;

        public PublishedForecast ToPublished() => new(Sku, Category, Model, Statistical, Override);
    }
}

using ForecastApi.Data;
using ForecastApi.Forecasting.Models;
using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Forecasts;

/// <summary>All SQL that reads published forecasts.</summary>
public sealed class ForecastStore(Database database)
{
    private static readonly SqlText List = new(
        """
        SELECT p.Sku, f.Month, f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, m.Model
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        WHERE p.Sku >= @AfterSku AND (p.Sku > @AfterSku OR f.Month > @AfterMonth)
          AND (@Sku IS NULL OR p.Sku = @Sku)
          AND (@Category IS NULL OR p.Category = @Category)
          AND f.Month >= @First AND f.Month <= @Last
        ORDER BY p.Sku, f.Month
        {limit}
        """
    );

    private static readonly SqlText All = new(
        """
        SELECT p.Sku, p.Category, f.Month, f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95, m.Model
        FROM Products p
        JOIN ForecastProducts m ON m.RunNumber = @RunNumber AND m.ProductId = p.ProductId
        JOIN Forecasts f ON f.RunNumber = @RunNumber AND f.ProductId = p.ProductId
        WHERE f.Month >= @First AND f.Month <= @Last
        ORDER BY p.Sku, f.Month
        """
    );

    private static readonly SqlText OfProduct = new(
        """
        SELECT f.Month AS Period, f.Quantity, f.Lower80, f.Upper80, f.Lower95, f.Upper95
        FROM Forecasts f
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
               m.RunnerUp, m.RunnerUpMase
        FROM Products p LEFT JOIN ForecastProducts m ON m.ProductId = p.ProductId AND m.RunNumber = @RunNumber
        WHERE p.Sku = @Sku
        """
    );

    /// <summary>Rows of a run in order of SKU and month, from behind <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<ForecastRow>> ListAsync(
        RunKey run,
        ForecastFilter filter,
        (string Sku, Month Month)? after,
        int take,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<ForecastRow>(
                    List,
                    new
                    {
                        run.RunNumber,
                        AfterSku = after?.Sku ?? "",
                        AfterMonth = after?.Month ?? default,
                        filter.Sku,
                        filter.Category,
                        First = filter.From ?? run.AsOf,
                        Last = filter.To ?? run.AsOf.AddMonths(run.Horizon),
                        Take = take,
                    }
                ),
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
                        First = from ?? run.AsOf,
                        Last = to ?? run.AsOf.AddMonths(run.Horizon),
                    }
                );
                await using (reader)
                    while (await reader.ReadAsync(cancellationToken))
                        await row(
                            new(
                                reader.GetString(0),
                                await reader.IsDBNullAsync(1, cancellationToken)
                                    ? null
                                    : reader.GetString(1),
                                Month.Of(DapperTypes.ToDate(reader.GetValue(2))),
                                DapperTypes.ToDecimal(reader.GetValue(3)),
                                DapperTypes.ToDecimal(reader.GetValue(4)),
                                DapperTypes.ToDecimal(reader.GetValue(5)),
                                DapperTypes.ToDecimal(reader.GetValue(6)),
                                DapperTypes.ToDecimal(reader.GetValue(7)),
                                reader.GetString(8)
                            )
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
                        ? new PublishedProduct(choice, DiscontinuedModel.ModelName, run.Zeros(), [])
                        : null;
                var key = new { run.RunNumber, choice.ProductId };
                return new PublishedProduct(
                    choice,
                    choice.Model,
                    await s.QueryAsync<ForecastMonth>(OfProduct, key),
                    await s.QueryAsync<HistoryAdjustment>(AdjustmentsOfProduct, key)
                );
            },
            cancellationToken
        );
}

public sealed record ForecastFilter(string? Sku, string? Category, Month? From, Month? To);

/// <summary>One published month of one product.</summary>
public sealed record ForecastRow(
    string Sku,
    Month Month,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model
);

/// <summary>The same with what it can be grouped by.</summary>
public sealed record PublishedForecast(
    string Sku,
    string? Category,
    Month Month,
    decimal Quantity,
    decimal Lower80,
    decimal Upper80,
    decimal Lower95,
    decimal Upper95,
    string Model
)
{
    public ForecastRow ToRow() =>
        new(Sku, Month, Quantity, Lower80, Upper80, Lower95, Upper95, Model);
}

/// <summary>A product's forecast as it is published.</summary>
public sealed record PublishedProduct(
    ProductChoice Choice,
    string Model,
    IReadOnlyList<ForecastMonth> Months,
    IReadOnlyList<HistoryAdjustment> Adjustments
);

/// <summary>What a run chose for a product; no model when the product was not in the run.</summary>
public sealed record ProductChoice(
    int ProductId,
    ProductStatus Status,
    string? Model,
    double? Mase,
    double? Smape,
    double? Wape,
    double? Bias,
    double? Coverage80,
    double? Coverage95,
    string? RunnerUp,
    double? RunnerUpMase
);

using ForecastApi.Common;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.ForecastRuns.Results;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;
using ForecastApi.Products.Boms;
using ForecastApi.Sales;
using ForecastApi.Sales.Importing;
using ForecastApi.Sales.Parsing;

namespace ForecastApi.Tests;

/// <summary>Provides the steps that the store tests share.</summary>
public static class StoreSteps
{
    public static SalesRow Row(
        string sku,
        string date,
        decimal quantity,
        decimal? unitPrice = null,
        string channel = "",
        decimal? stockout = null
    ) =>
        new(
            sku,
            DateOnly.ParseExact(date, "yyyy-MM-dd"),
            null,
            channel,
            quantity,
            unitPrice,
            stockout
        );

    /// <summary>Imports the rows as if they stood in a file from its second line on.</summary>
    public static Task<(ImportStatus Status, ImportResult Result)> ImportAsync(
        this StoreHost host,
        params IReadOnlyList<SalesRow> rows
    ) => host.ImportAsync(Lines(rows), OnError.Reject);

    public static Task<(ImportStatus Status, ImportResult Result)> ImportAsync(
        this StoreHost host,
        IAsyncEnumerable<SalesLine> lines,
        OnError onError
    ) =>
        host.Get<SalesImportStore>()
            .ImportAsync(
                lines,
                onError,
                new WaitedImport(IdempotencyRecord.None, host.Clock),
                TestContext.Current.CancellationToken
            );

    public static async IAsyncEnumerable<SalesLine> Lines(IEnumerable<SalesRow> rows)
    {
        var line = 1L;
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return new(++line, row);
        }
    }

    /// <summary>Net sales of a product by day.</summary>
    public static async Task<IReadOnlyList<(string Day, decimal Quantity)>> DaysAsync(
        this StoreHost host,
        string sku
    )
    {
        var sales = await host.Get<SalesStore>()
            .GetAsync(sku, null, null, SalesBucket.Day, TestContext.Current.CancellationToken);
        return [.. sales.Items.Select(i => (i.Period, i.Quantity))];
    }

    public static Product Product(string sku, string? name = null, string? category = null) =>
        new(sku, name, category, null, null, null, ProductStatus.Active, null, null, null);

    /// <summary>True when the product is new.</summary>
    public static Task<bool> PutAsync(this StoreHost host, Product product) =>
        host.Get<ProductStore>()
            .PutAsync(product, Precondition.None, TestContext.Current.CancellationToken);

    public static Task<bool> PutBomAsync(
        this StoreHost host,
        string sku,
        params IReadOnlyList<BomLine> lines
    ) =>
        host.Get<BomStore>()
            .PutAsync(sku, new(lines), Precondition.None, TestContext.Current.CancellationToken);

    /// <summary>Six products with sales, so that a run has three batches; then a run that waits.</summary>
    public static async Task<RunKey> QueueRunAsync(this StoreHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        await EndRunsAsync(host);
        string[] skus = ["RUN-a", "RUN-b", "RUN-C", "RUN-D", "RUN-é", "RUN-Z"];
        await host.ImportAsync([.. skus.Select((sku, i) => Row(sku, "2025-12-01", i + 1))]);
        var run = await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, new Month(2025, 12), 2, IdempotencyRecord.None, ct);
        var next = (await host.Get<RunStateStore>().NextAsync(ct))!;
        Assert.Equal(run.Id, next.RunId);
        return next;
    }

    /// <summary>Six products in three batches of a run that is running.</summary>
    public static async Task<RunKey> StartRunAsync(this StoreHost host)
    {
        var run = await host.QueueRunAsync();
        Assert.NotNull(
            await host.Get<RunStateStore>().StartAsync(run, TestContext.Current.CancellationToken)
        );
        return run;
    }

    /// <summary>A result for each product of a batch; the SKUs in <paramref name="failed"/> got the fallback.</summary>
    public static async Task<IReadOnlyList<BatchResult>> ResultsAsync(
        this StoreHost host,
        RunKey run,
        int batch,
        params IReadOnlyList<string> failed
    )
    {
        var products = await host.Get<BatchStore>()
            .ProductsAsync(run, batch, TestContext.Current.CancellationToken);
        return
        [
            .. products.Select(p => new BatchResult(
                p.ProductId,
                "seasonalNaive",
                failed.Contains(p.Sku) ? "the history is too short." : null,
                new(0.1, 1.0 / 3, 2.5e-17, -0.25, 0.8, null),
                [
                    new(run.AsOf.AddMonths(1), new(0.000001m, 0, 1, 0, 2)),
                    new(run.AsOf.AddMonths(2), new(999_999_999_999.999999m, 0, 1, 0, 2)),
                ]
            )
            {
                Adjustments =
                [
                    new(new Month(2025, 11), AdjustmentKind.Return, -999_999_999_999.999999m, 0),
                    new(new Month(2025, 12), AdjustmentKind.LevelShift, 0.000001m, 2.5m),
                ],
            }),
        ];
    }

    /// <summary>Saves the batches that are not done; returns the number of them.</summary>
    public static async Task<int> SaveBatchesAsync(this StoreHost host, RunKey run)
    {
        var ct = TestContext.Current.CancellationToken;
        var batches = host.Get<BatchStore>();
        var open = await batches.FindOpenAsync(run, ct);
        foreach (var batch in open)
            Assert.True(
                await batches.SaveAsync(
                    run,
                    batch.Number,
                    await host.ResultsAsync(run, batch.Number),
                    ct
                )
            );
        return open.Count;
    }

    /// <summary>Runs left by other tests would come first.</summary>
    private static async Task EndRunsAsync(StoreHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        while (await host.Get<RunStateStore>().NextAsync(ct) is { } open)
            await host.Get<ForecastRunStore>().CancelAsync(open.RunId, ct);
    }
}

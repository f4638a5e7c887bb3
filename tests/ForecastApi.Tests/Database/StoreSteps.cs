using ForecastApi.Common;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.ForecastRuns;
using ForecastApi.Http;
using ForecastApi.Imports;
using ForecastApi.Products;
using ForecastApi.Sales;
using ForecastApi.Work;

namespace ForecastApi.Tests;

/// <summary>What the store tests do again and again, in their words.</summary>
public static class StoreSteps
{
    public static SalesRow Row(
        string sku,
        string date,
        decimal quantity,
        decimal? unitPrice = null,
        string channel = "",
        decimal? stockout = null
    ) => new(sku, DateOnly.ParseExact(date, "yyyy-MM-dd"), channel, quantity, unitPrice, stockout);

    /// <summary>Imports the rows as if they stood in a file from its second line on.</summary>
    public static Task<(ImportStatus Status, ImportResult Result)> ImportAsync(
        this StoreHost host,
        params IReadOnlyList<SalesRow> rows
    ) => host.ImportAsync(_ => Lines(rows), OnError.Reject);

    public static Task<(ImportStatus Status, ImportResult Result)> ImportAsync(
        this StoreHost host,
        Func<Action<long, string?, string>, IAsyncEnumerable<(long Line, SalesRow? Row)>> read,
        OnError onError
    ) =>
        host.Get<ImportStore>()
            .ImportAsync(
                read,
                onError,
                new NewImport(IdempotencyRecord.None, host.Clock),
                TestContext.Current.CancellationToken
            );

    public static async IAsyncEnumerable<(long Line, SalesRow? Row)> Lines(
        IEnumerable<SalesRow> rows
    )
    {
        var line = 1L;
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return (++line, row);
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
        new(sku, name, category, null, null, null, ProductStatus.Active, null);

    /// <summary>True when the product is new.</summary>
    public static Task<bool> PutAsync(this StoreHost host, Product product) =>
        host.Get<ProductStore>().PutAsync(product, _ => { }, TestContext.Current.CancellationToken);

    public static Task<bool> PutBomAsync(
        this StoreHost host,
        string sku,
        params IReadOnlyList<BomLine> lines
    ) =>
        host.Get<ProductStore>()
            .PutBomAsync(sku, new(lines), _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Six products with sales, so that a run has three batches; then a run that waits.</summary>
    public static async Task<RunKey> QueueRunAsync(this StoreHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        await EndRunsAsync(host);
        string[] skus = ["RUN-a", "RUN-b", "RUN-C", "RUN-D", "RUN-é", "RUN-Z"];
        await host.ImportAsync([.. skus.Select((sku, i) => Row(sku, "2025-12-01", i + 1))]);
        var run = await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, new Month(2025, 12), 2, IdempotencyRecord.None, ct);
        var next = (await host.Get<ForecastWorkStore>().NextRunAsync(ct))!;
        Assert.Equal(run.Id, next.RunId);
        return next;
    }

    /// <summary>The lease, which must be free or expired.</summary>
    public static async Task<Lease> TakeLeaseAsync(this StoreHost host) =>
        (await host.Get<LeaseStore>().TryTakeAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Lets an hour go by: whoever held the lease has lost it.</summary>
    public static void LetLeaseExpire(this StoreHost host) =>
        host.Clock.Advance(TimeSpan.FromHours(1));

    /// <summary>A result for each product of a batch; the SKUs in <paramref name="failed"/> got the fallback.</summary>
    public static async Task<IReadOnlyList<BatchResult>> ResultsAsync(
        this StoreHost host,
        RunKey run,
        int batch,
        params IReadOnlyList<string> failed
    )
    {
        var products = await host.Get<ForecastBatchStore>()
            .ProductsAsync(run, batch, TestContext.Current.CancellationToken);
        return
        [
            .. products.Select(p => new BatchResult(
                p.ProductId,
                "seasonalNaive",
                failed.Contains(p.Sku) ? "the history is too short." : null,
                new(0.1, 1.0 / 3, 2.5e-17, -0.25, 0.8, null),
                [
                    new(run.AsOf.AddMonths(1), 0.000001m, 0, 1, 0, 2),
                    new(run.AsOf.AddMonths(2), 999_999_999_999.999999m, 0, 1, 0, 2),
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

    /// <summary>Claims and saves batches until none is left; how many that were.</summary>
    public static async Task<int> WorkAsync(this StoreHost host, RunKey run)
    {
        var ct = TestContext.Current.CancellationToken;
        var batches = host.Get<ForecastBatchStore>();
        var claims = host.Get<BatchClaimStore>();
        var claim = BatchClaim.On(run);
        var done = 0;
        for (; await claims.ClaimAsync(claim, Claims.Suspected, ct) is { } batch; done++)
            Assert.True(
                await batches.SaveAsync(
                    claim,
                    batch.Number,
                    await host.ResultsAsync(run, batch.Number),
                    ct
                )
            );
        return done;
    }

    /// <summary>Runs left by other tests would come first.</summary>
    private static async Task EndRunsAsync(StoreHost host)
    {
        var ct = TestContext.Current.CancellationToken;
        while (await host.Get<ForecastWorkStore>().NextRunAsync(ct) is { } open)
            await host.Get<ForecastRunStore>().CancelAsync(open.RunId, ct);
        host.LetLeaseExpire();
    }
}

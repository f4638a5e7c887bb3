using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.ForecastRuns.Batches;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Sales;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class AnalogySalesStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly Month Last = new(2025, 12);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Sales_of_others_When_a_run_has_new_products_Then_they_are_those_of_their_likes_and_categories(
        DatabaseProvider provider
    )
    {
        var host = await fixture.OnAsync(provider);
        await host.PutAsync(Product("OLD", category: "Café"));
        await host.PutAsync(
            Product("GONE", category: "Café") with
            {
                Status = ProductStatus.Discontinued,
            }
        );
        await host.PutAsync(Product("NEW", category: "Café") with { LikeSku = "GONE" });
        await host.PutAsync(Product("NEWER", category: "Café") with { LikeSku = "MISSING" });
        await host.PutAsync(Product("KNOWN", category: "café") with { LikeSku = "OLD" });
        await host.ImportAsync(
            Row("OLD", "2020-11-30", 1000),
            Row("OLD", "2024-01-05", 24, channel: "shop"),
            Row("OLD", "2025-12-31", 24.000001m),
            Row("OLD", "2026-01-01", 7),
            Row("GONE", "2024-06-01", 5, stockout: 0.25m),
            Row("NEW", "2025-11-02", 3),
            Row("NEW", "2025-12-02", 5),
            Row("KNOWN", "2024-12-02", 8)
        );
        var run = await StartAsync(host);

        var analogies = host.Get<AnalogySalesStore>();
        Assert.Null(await analogies.FindLikeAsync("MISSING", Last, Ct));
        var gone = (await analogies.FindLikeAsync("GONE", Last, Ct))!;
        Assert.True(gone.Discontinued);
        Assert.Equal(19, gone.Months.Count);
        Assert.Equal(new(new Month(2024, 6), 5, 0.25m), gone.Months[0]);

        Assert.Equal(["Café"], await host.Get<CategoryStore>().OfNewProductsAsync(run, Ct));
        var sales = (await analogies.FindCategoryAsync("Café", Last, Ct))!;
        Assert.Equal(
            [(new Month(2024, 1), 24m), (new Month(2024, 6), 5m), (new Month(2025, 11), 3m)],
            sales.Totals.Where(m => m.Quantity != 0).Take(3).Select(m => (m.Month, m.Quantity))
        );
        Assert.Equal((Last, 29.000001m), (sales.Totals[^1].Month, sales.Totals[^1].Quantity));
        // 24.000001 in a year, and 8 in the two months since the first sale
        Assert.Equal(2, sales.Levels.Products);
        Assert.Equal((24.000001 / 12) + (8 / 2.0), sales.Levels.Sum, 9);
        Assert.Equal(4 + 16, sales.Levels.SumOfSquares, 5);
    }

    /// <summary>A run of one batch, number 0.</summary>
    private static async Task<RunKey> StartAsync(StoreHost host)
    {
        await host.Get<ForecastRunStore>()
            .CreateAsync(RunTrigger.Api, new(Last, null), 2, IdempotencyRecord.None, Ct);
        var run = (await host.Get<RunStateStore>().NextAsync(Ct))!;
        Assert.NotNull(await host.Get<RunStateStore>().StartAsync(run, Ct));
        return run;
    }
}

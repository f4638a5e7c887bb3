using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Forecasting.Cleaning;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using static ForecastApi.Tests.StoreSteps;

namespace ForecastApi.Tests;

public sealed class ForecastStoreTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly ForecastFilter Everything = new(null, null, null, null);

    [Theory, EachDatabase]
    public async Task Forecasts_When_read_page_by_page_Then_they_are_whole_and_in_order_of_SKU_and_month(
        DatabaseProvider provider
    )
    {
        var (host, run) = await PublishedAsync(provider);
        var read = new List<(string Sku, Month Month)>();
        ForecastCursor? after = null;
        while (true)
        {
            var rows = await host.Get<ForecastStore>().ListAsync(run, Everything, after, 5, Ct);
            if (rows.Count == 0)
                break;
            read.AddRange(rows.Select(r => (r.Sku, r.Period)));
            after = new(run.RunId, read[^1].Sku, read[^1].Month);
        }
        Assert.Equal(read.OrderBy(r => r.Sku, StringComparer.Ordinal).ThenBy(r => r.Month), read);
        Assert.Equal(12, read.Distinct().Count());
        var all = await host.Get<ForecastStore>().StreamAsync(run, null, null, Ct).ToListAsync(Ct);
        Assert.Equal(read, all.Select(r => (r.Sku, r.Period)));
    }

    [Theory, EachDatabase]
    public async Task Forecasts_When_filtered_Then_only_those_are_read(DatabaseProvider provider)
    {
        var (host, run) = await PublishedAsync(provider);
        await host.PutAsync(Product("RUN-C", category: "Möbel"));
        var february = new Month(2026, 2);
        Assert.Equal(
            [("RUN-a", new Month(2026, 1)), ("RUN-a", february)],
            await KeysAsync(Everything with { Sku = "RUN-a" })
        );
        Assert.Equal(
            [("RUN-C", february)],
            await KeysAsync(Everything with { Category = "Möbel", From = february })
        );
        Assert.Equal(6, (await KeysAsync(Everything with { To = new Month(2026, 1) })).Count());
        Assert.Empty(await KeysAsync(Everything with { Sku = "RUN-A" }));

        async Task<IEnumerable<(string, Month)>> KeysAsync(ForecastFilter filter) =>
            (await host.Get<ForecastStore>().ListAsync(run, filter, null, 100, Ct)).Select(r =>
                (r.Sku, r.Period)
            );
    }

    [Theory, EachDatabase]
    public async Task Forecast_of_a_product_When_read_Then_numbers_are_what_was_saved(
        DatabaseProvider provider
    )
    {
        var (host, run) = await PublishedAsync(provider);
        var found = await host.Get<ForecastStore>().GetAsync(run, "RUN-é", Ct);
        var (choice, _, months, adjustments, _) = found!;
        Assert.Equal(
            ("seasonalNaive", 0.1, 1.0 / 3, 2.5e-17, -0.25, 0.8, (double?)null),
            (
                choice.Model,
                choice.Mase,
                choice.Smape,
                choice.Wape,
                choice.Bias,
                choice.Coverage80,
                choice.Coverage95
            )
        );
        Assert.Equal(
            [
                new(new Month(2026, 1), 0.000001m, 0, 1, 0, 2, "seasonalNaive", null),
                new(new Month(2026, 2), 999_999_999_999.999999m, 0, 1, 0, 2, "seasonalNaive", null),
            ],
            months
        );
        Assert.Equal(
            [
                new(new Month(2025, 11), AdjustmentKind.Return, -999_999_999_999.999999m, 0),
                new(new Month(2025, 12), AdjustmentKind.LevelShift, 0.000001m, 2.5m),
            ],
            adjustments
        );
        await host.PutAsync(Product("UNSOLD"));
        Assert.Null(await host.Get<ForecastStore>().GetAsync(run, "UNSOLD", Ct));
        await Assert.ThrowsAsync<ProblemException>(() =>
            host.Get<ForecastStore>().GetAsync(run, "run-é", Ct)
        );
    }

    private async Task<(StoreHost, RunKey)> PublishedAsync(DatabaseProvider provider)
    {
        var host = await fixture.OnAsync(provider);
        var run = await host.StartRunAsync();
        Assert.Equal(3, await host.SaveBatchesAsync(run));
        Assert.True(await host.Get<RunStateStore>().PublishAsync(run, Ct));
        return (host, run);
    }
}

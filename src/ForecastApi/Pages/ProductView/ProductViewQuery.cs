using ForecastApi.Accuracy;
using ForecastApi.Common;
using ForecastApi.ForecastRuns;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared.Measures;
using ForecastApi.Products;
using ForecastApi.Revisions;
using ForecastApi.Sales;
using Microsoft.Extensions.Options;

namespace ForecastApi.Pages.ProductView;

/// <summary>Reads the data of the product page.</summary>
public sealed class ProductViewQuery(
    ProductStore products,
    SalesStore sales,
    ForecastRunStore runs,
    ForecastStore forecasts,
    AccuracyQuery accuracy,
    WaterfallQuery waterfall,
    ComponentUseQuery uses,
    IOptions<InstallationOptions> installation
)
{
    /// <summary>The maximum number of official snapshots shown.</summary>
    private const int Origins = 6;

    /// <exception cref="ProblemException">404: the product does not exist.</exception>
    public async Task<ProductViewData> RunAsync(string sku, CancellationToken cancellationToken)
    {
        ProductRules.CheckSku(sku);
        var product = await products.RequireAsync(sku, cancellationToken);
        var run = await runs.PublishedAsync(null, cancellationToken);
        return new(
            product,
            run,
            run is null ? null : await forecasts.GetAsync(run, sku, cancellationToken),
            await HistoryAsync(sku, cancellationToken),
            await HeadlineAccuracy.ReadAsync(
                accuracy,
                new AccuracyFilter(Sku: sku),
                withLeads: true,
                cancellationToken
            ),
            await waterfall.RunAsync(new(sku, null), Origins, cancellationToken)
        )
        {
            Use = await uses.RunAsync(sku, run, cancellationToken),
            Currency = installation.Value.Currency,
        };
    }

    private async Task<IReadOnlyList<MonthQuantity>> HistoryAsync(
        string sku,
        CancellationToken cancellationToken
    )
    {
        var sold = await sales.GetAsync(sku, null, null, SalesBucket.Month, cancellationToken);
        return
        [
            .. sold.Items.Select(m => new MonthQuantity(Month.Parse(m.Period, null), m.Quantity)),
        ];
    }
}

using ForecastApi.Accuracy;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Pages.Shared;
using ForecastApi.Products;
using ForecastApi.Sales;

namespace ForecastApi.Pages.ProductView;

/// <summary>Gathers what the page of a product shows.</summary>
public sealed class ProductViewQuery(
    ProductStore products,
    SalesStore sales,
    ForecastRunStore runs,
    ForecastStore forecasts,
    AccuracyQuery accuracy
)
{
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public async Task<ProductViewData> RunAsync(string sku, CancellationToken cancellationToken)
    {
        ProductRules.CheckSku(sku);
        var product =
            await products.GetAsync(sku, cancellationToken)
            ?? throw ProblemException.NotFound("product", sku);
        var run = await runs.PublishedAsync(null, cancellationToken);
        return new(
            product,
            run,
            run is null ? null : await forecasts.GetAsync(run, sku, cancellationToken),
            await HistoryAsync(sku, cancellationToken),
            await HeadlineAccuracy.OfAsync(
                accuracy,
                new AccuracyFilter(Sku: sku),
                withLeads: true,
                cancellationToken
            )
        );
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

using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.ProductList;

/// <summary>Reads the data of the product list.</summary>
public sealed class ProductListQuery(ForecastRunStore runs, ProductListStore store)
{
    public async Task<ProductListData> RunAsync(
        ProductFilter filter,
        CancellationToken cancellationToken
    )
    {
        var run = await runs.PublishedAsync(null, cancellationToken);
        return new(
            filter,
            run,
            await store.ListAsync(run, filter, ProductListData.Size, cancellationToken),
            await store.CategoriesAsync(cancellationToken)
        );
    }
}

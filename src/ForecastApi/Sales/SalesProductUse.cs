using ForecastApi.Data;
using ForecastApi.Products;

namespace ForecastApi.Sales;

/// <summary>Keeps products that have sales.</summary>
public sealed class SalesProductUse : IProductUse
{
    private static readonly SqlText Keep = new(
        """
        DELETE FROM {temp}UnusedProducts
        WHERE EXISTS (SELECT 1 FROM Sales s WHERE s.ProductId = {temp}UnusedProducts.ProductId)
        """
    );

    public Task KeepAsync(DbSession session) => session.ExecuteAsync(Keep);
}

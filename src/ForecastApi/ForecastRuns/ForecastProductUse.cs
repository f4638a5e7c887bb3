using ForecastApi.Data;
using ForecastApi.Products;

namespace ForecastApi.ForecastRuns;

/// <summary>Keeps products that a run has forecast.</summary>
public sealed class ForecastProductUse : IProductUse
{
    private static readonly SqlText Keep = new(
        """
        DELETE FROM {temp}UnusedProducts
        WHERE EXISTS (SELECT 1 FROM ForecastProducts f WHERE f.ProductId = {temp}UnusedProducts.ProductId)
        """
    );

    public Task KeepAsync(DbSession session) => session.ExecuteAsync(Keep);
}

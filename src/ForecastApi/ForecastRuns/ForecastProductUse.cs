using ForecastApi.Data;
using ForecastApi.Products;

namespace ForecastApi.ForecastRuns;

/// <summary>Prevents the deletion of products that a run has forecast.</summary>
public sealed class ForecastProductUse : IProductUse
{
    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM ForecastProducts WHERE ProductId = @ProductId"
    );

    public async Task<bool> UsesAsync(DbSession session, int productId) =>
        await session.ScalarAsync<int>(Count, new { ProductId = productId }) > 0;
}

using ForecastApi.Data;
using ForecastApi.Products;

namespace ForecastApi.Sales;

/// <summary>Keeps products that have sales.</summary>
public sealed class SalesProductUse : IProductUse
{
    private static readonly SqlText Count = new(
        "SELECT COUNT(*) FROM Sales WHERE ProductId = @ProductId"
    );

    public async Task<bool> UsesAsync(DbSession session, int productId) =>
        await session.ScalarAsync<int>(Count, new { ProductId = productId }) > 0;
}

using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Products;

/// <summary>Maps SKUs to the keys of products in the database.</summary>
public static class ProductIds
{
    private static readonly SqlText Find = new("SELECT ProductId FROM Products WHERE Sku = @Sku");

    private static readonly SqlText List = new("SELECT ProductId AS Id, Sku FROM Products");

    /// <summary>Returns the id of a product; null when there is no such product.</summary>
    public static Task<int?> FindAsync(DbSession session, string sku) =>
        session.ScalarAsync<int?>(Find, new { Sku = sku });

    /// <summary>Returns the id of a product.</summary>
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public static async Task<int> GetAsync(DbSession session, string sku) =>
        await FindAsync(session, sku) ?? throw ProblemException.NotFound("product", sku);

    /// <summary>Returns the ids of all products by SKU.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> AllAsync(DbSession session) =>
        (await session.QueryAsync<Row>(List)).ToDictionary(
            p => p.Sku,
            p => p.Id,
            StringComparer.Ordinal
        );

    private sealed record Row(int Id, string Sku);
}

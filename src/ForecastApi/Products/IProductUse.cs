using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>Data of another folder that refers to products: a product in use cannot be deleted.</summary>
public interface IProductUse
{
    /// <summary>Whether the data refers to a product. Runs in the transaction that deletes it.</summary>
    Task<bool> UsesAsync(DbSession session, int productId);
}

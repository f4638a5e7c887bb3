using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>Data of another folder that refers to products: a product in use cannot be deleted.</summary>
public interface IProductUse
{
    /// <summary>Removes the products in use from the candidates for deletion, <c>{temp}UnusedProducts</c>.</summary>
    Task KeepAsync(DbSession session);
}

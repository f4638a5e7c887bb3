using ForecastApi.Http;
using ForecastApi.Products;

namespace ForecastApi.Revisions;

/// <summary>A filter of products; null = all.</summary>
public sealed record RevisionFilter(string? Sku, string? Category)
{
    /// <exception cref="ProblemException">404: unknown product, or it is not in the category.</exception>
    public async Task CheckAsync(ProductStore products, CancellationToken cancellationToken)
    {
        if (Sku is not { } sku)
            return;
        ProductRules.CheckSku(sku);
        var product = await products.RequireAsync(sku, cancellationToken);
        if (Category is { } category && (product.Category ?? "") != category)
            throw ProblemException.NotFound($"product of the category '{category}'", sku);
    }
}

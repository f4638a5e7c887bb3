using ForecastApi.Products;

namespace ForecastApi.Pages.ProductList;

/// <summary>A product in the list.</summary>
/// <param name="Model">Null where the latest run did not forecast it.</param>
/// <param name="Sold">Units in the year before the run.</param>
/// <param name="Total">Products in the whole list.</param>
public sealed record ProductListRow(
    string Sku,
    string? Name,
    string? Category,
    ProductStatus Status,
    string? Model,
    string? FailureReason,
    decimal? Sold,
    double? Wape,
    double? Bias,
    double? Mase,
    int Total
);

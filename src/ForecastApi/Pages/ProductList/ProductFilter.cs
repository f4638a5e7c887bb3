using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Products;

namespace ForecastApi.Pages.ProductList;

/// <summary>The filters and order of the product list, read from the query string.</summary>
/// <param name="Search">A part of the SKU or the name.</param>
/// <param name="Page">The page number, from 1.</param>
public sealed record ProductFilter(
    string? Search,
    string? Category,
    ProductStatus? Status,
    ProductOrder Order,
    int Page
)
{
    /// <summary>The maximum page number.</summary>
    private const int MaxPage = 1_000_000;

    public bool IsNarrowed => Search is not null || Category is not null || Status is not null;

    /// <exception cref="ProblemException">400: a query parameter is invalid.</exception>
    public static ProductFilter Parse(
        string? search,
        string? category,
        string? status,
        string? order,
        string? page
    ) =>
        new(
            QueryValues.ParseText(search),
            QueryValues.ParseText(category),
            QueryValues.ParseEnum<ProductStatus>("status", status),
            QueryValues.ParseEnum<ProductOrder>("sort", order) ?? ProductOrder.Sku,
            QueryValues.ParseNumber("page", page, MaxPage) ?? 1
        );

    /// <summary>Returns the URL of the list with these filters.</summary>
    public string Path() =>
        PageUrls.WithQuery(
            PageUrls.Products,
            ("q", Search),
            ("category", Category),
            ("status", Status is { } status ? QueryValues.Write(status) : null),
            ("sort", Order == ProductOrder.Sku ? null : QueryValues.Write(Order)),
            (
                "page",
                Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
        );
}

using ForecastApi.Http;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Products;

namespace ForecastApi.Pages.ProductList;

/// <summary>What is shown of the products, as it stands in the page's address.</summary>
/// <param name="Search">A part of the SKU or the name.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record ProductFilter(
    string? Search,
    string? Category,
    ProductStatus? Status,
    ProductOrder Order,
    int Page
)
{
    /// <summary>Farther than any list goes.</summary>
    private const int LastPage = 1_000_000;

    public bool IsNarrowed => Search is not null || Category is not null || Status is not null;

    /// <exception cref="ProblemException">400: a value that the page never writes.</exception>
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
            QueryValues.ParseNumber("page", page, LastPage) ?? 1
        );

    /// <summary>The address of the same list, changed as asked for.</summary>
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

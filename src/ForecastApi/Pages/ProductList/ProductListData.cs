using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.ProductList;

/// <summary>The data of the product list.</summary>
/// <param name="Run">The run of the figures; null before the first.</param>
/// <param name="Categories">The options of the category filter.</param>
public sealed record ProductListData(
    ProductFilter Filter,
    RunKey? Run,
    IReadOnlyList<ProductListRow> Rows,
    IReadOnlyList<string> Categories
)
{
    /// <summary>The number of products per page.</summary>
    public const int Size = 50;

    public int Total => Rows.Count == 0 ? 0 : Rows[0].Total;

    public int First => ((Filter.Page - 1) * Size) + 1;

    public int Last => First + Rows.Count - 1;
}

using ForecastApi.ForecastRuns;

namespace ForecastApi.Pages.ProductList;

/// <summary>What the list of products shows.</summary>
/// <param name="Run">The run that the figures are of; null before the first.</param>
/// <param name="Categories">All there are, to choose from.</param>
public sealed record ProductListData(
    ProductFilter Filter,
    RunKey? Run,
    IReadOnlyList<ProductListRow> Rows,
    IReadOnlyList<string> Categories
)
{
    /// <summary>Products on a page.</summary>
    public const int Size = 50;

    public int Total => Rows.Count == 0 ? 0 : Rows[0].Total;

    public int First => ((Filter.Page - 1) * Size) + 1;

    public int Last => First + Rows.Count - 1;
}

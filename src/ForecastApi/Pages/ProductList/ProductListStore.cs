using ForecastApi.Data;
using ForecastApi.ForecastRuns;
using ForecastApi.Pages.Shared.Formatting;
using ForecastApi.Products;

namespace ForecastApi.Pages.ProductList;

/// <summary>Reads products with the figures of the latest run, filtered and sorted.</summary>
public sealed class ProductListStore(Database database)
{
    private static readonly SqlText List = new(
        """
        SELECT s.Sku, s.Name, s.Category, s.Status, s.Model, s.FailureReason, s.YearQuantity AS Sold,
            s.Wape, s.Bias, s.Mase, s.Total
        FROM (
            SELECT p.Sku, p.Name, p.Category, p.Status, f.Model, f.FailureReason, f.YearQuantity,
                f.Wape, f.Bias, f.Mase, COUNT(*) OVER () AS Total,
                ROW_NUMBER() OVER (
                    ORDER BY CASE @SortBy
                        WHEN 'sold' THEN f.YearQuantity
                        WHEN 'wape' THEN f.Wape
                        WHEN 'bias' THEN ABS(f.Bias)
                        WHEN 'mase' THEN f.Mase END DESC, p.Sku) AS Place
            FROM Products p
            LEFT JOIN ForecastProducts f ON f.ProductId = p.ProductId AND f.RunNumber = @RunNumber
            WHERE (@Category IS NULL OR COALESCE(p.Category, '') = @Category)
              AND (@Status IS NULL OR p.Status = @Status)
              AND (@Pattern IS NULL OR p.SearchText LIKE @Pattern ESCAPE '!')
        ) s
        WHERE s.Place > @Skip AND s.Place <= @Upto
        ORDER BY s.Place
        """
    );

    private static readonly SqlText AllCategories = new(
        "SELECT DISTINCT Category FROM Products WHERE Category IS NOT NULL ORDER BY Category"
    );

    public Task<IReadOnlyList<ProductListRow>> ListAsync(
        RunKey? run,
        ProductFilter filter,
        int size,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            s =>
                s.QueryAsync<ProductListRow>(
                    List,
                    new
                    {
                        RunNumber = run?.RunNumber ?? 0,
                        filter.Category,
                        Status = filter.Status is { } status ? QueryValues.Write(status) : null,
                        Pattern = filter.Search is { } search ? SearchText.Pattern(search) : null,
                        SortBy = QueryValues.Write(filter.Order),
                        Skip = (filter.Page - 1) * size,
                        Upto = filter.Page * size,
                    }
                ),
            cancellationToken
        );

    public Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.QueryAsync<string>(AllCategories), cancellationToken);
}

using ForecastApi.Data;
using ForecastApi.Products.Boms;

namespace ForecastApi.Products;

/// <summary>All SQL that exports products and bills of materials, streamed.</summary>
public sealed class ProductExport(Database database)
{
    internal static readonly SqlText Products = new(
        """
        SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku, LaunchMonth, EndMonth
        FROM Products ORDER BY Sku
        """
    );

    internal static readonly SqlText Boms = new(
        """
        SELECT p.Sku, c.Sku AS ComponentSku, b.Quantity, b.QuantityNanos, b.ScrapRate
        FROM BomLines b
        JOIN Products p ON p.ProductId = b.ProductId
        JOIN Products c ON c.ProductId = b.ComponentId
        ORDER BY p.Sku, b.LineNumber
        """
    );

    /// <summary>Streams all products, ordered by SKU.</summary>
    public IAsyncEnumerable<Product> ProductsAsync(CancellationToken cancellationToken) =>
        database.StreamAsync(s => s.StreamAsync<Product>(Products), cancellationToken);

    /// <summary>Streams the lines of all bills of materials, ordered by SKU.</summary>
    public IAsyncEnumerable<BomRow> BomsAsync(CancellationToken cancellationToken) =>
        database
            .StreamAsync(s => s.StreamAsync<StoredBomRow>(Boms), cancellationToken)
            .Select(r => r.ToRow());
}

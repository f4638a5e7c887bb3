using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>All SQL that gives out products and bills of materials one by one, however many there are.</summary>
public sealed class ProductExport(Database database)
{
    internal static readonly SqlText Products = new(
        "SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku FROM Products ORDER BY Sku"
    );

    internal static readonly SqlText Boms = new(
        """
        SELECT p.Sku, c.Sku AS ComponentSku, b.Quantity, b.ScrapRate
        FROM BomLines b
        JOIN Products p ON p.ProductId = b.ProductId
        JOIN Products c ON c.ProductId = b.ComponentId
        ORDER BY p.Sku, b.LineNumber
        """
    );

    public Task<bool> ProductsAsync(
        Func<Product, Task> write,
        CancellationToken cancellationToken
    ) => ReadAsync(Products, write, cancellationToken);

    public Task<bool> BomsAsync(Func<BomRow, Task> write, CancellationToken cancellationToken) =>
        ReadAsync(Boms, write, cancellationToken);

    private Task<bool> ReadAsync<T>(
        SqlText rows,
        Func<T, Task> write,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                await foreach (var row in s.StreamAsync<T>(rows))
                    await write(row);
                return true;
            },
            cancellationToken
        );
}

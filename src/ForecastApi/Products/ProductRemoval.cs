using ForecastApi.Data;

namespace ForecastApi.Products;

/// <summary>Deletes products that nothing refers to, in a transaction of the caller.</summary>
public sealed class ProductRemoval(IEnumerable<IProductUse> uses)
{
    private static readonly SqlText Drop = new("DROP TABLE IF EXISTS {temp}UnusedProducts");

    private static readonly SqlText Create = new(
        "CREATE TABLE {temp}UnusedProducts (ProductId INTEGER NOT NULL PRIMARY KEY)"
    );

    private static readonly SqlText AddOne = new(
        "INSERT INTO {temp}UnusedProducts (ProductId) VALUES (@ProductId)"
    );

    private static readonly SqlText AddOfImport = new(
        """
        INSERT INTO {temp}UnusedProducts (ProductId)
        SELECT p.ProductId FROM Products p
        WHERE p.ImportNumber = @ImportNumber
          AND NOT EXISTS (SELECT 1 FROM BomLines b WHERE b.ProductId = p.ProductId)
          AND NOT EXISTS (SELECT 1 FROM BomLines b WHERE b.ComponentId = p.ProductId)
        """
    );

    private static readonly SqlText Delete = new(
        "DELETE FROM Products WHERE ProductId IN (SELECT ProductId FROM {temp}UnusedProducts)"
    );

    private static readonly SqlText DropImport = new(
        "UPDATE Products SET ImportNumber = NULL WHERE ImportNumber = @ImportNumber"
    );

    /// <summary>Deletes a product whose bill of materials is gone; false where other data refers to it.</summary>
    public async Task<bool> DeleteAsync(DbSession session, int productId)
    {
        await CreateAsync(session);
        await session.ExecuteAsync(AddOne, new { ProductId = productId });
        return await DeleteUnusedAsync(session) == 1;
    }

    /// <summary>Deletes the products that an import created, except those that other data refers to by now.</summary>
    /// <returns>The number of deleted products.</returns>
    public async Task<int> DeleteOfImportAsync(DbSession session, long importNumber)
    {
        var import = new { ImportNumber = importNumber };
        await CreateAsync(session);
        await session.ExecuteAsync(AddOfImport, import);
        var deleted = await DeleteUnusedAsync(session);
        await session.ExecuteAsync(DropImport, import);
        return deleted;
    }

    private static async Task CreateAsync(DbSession session)
    {
        await session.ExecuteAsync(Drop);
        await session.ExecuteAsync(Create);
    }

    private async Task<int> DeleteUnusedAsync(DbSession session)
    {
        foreach (var use in uses)
            await use.KeepAsync(session);
        return await session.ExecuteAsync(Delete);
    }
}

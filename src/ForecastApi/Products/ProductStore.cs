using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Products;

/// <summary>All SQL of products and bills of materials.</summary>
public sealed class ProductStore(Database database, AuditLog audit)
{
    private static readonly SqlText Get = new(
        """
        SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku
        FROM Products WHERE Sku = @Sku
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku
        FROM Products
        WHERE Sku > @After
          AND (@Category IS NULL OR COALESCE(Category, '') = @Category)
          AND (@Status IS NULL OR Status = @Status)
          AND (@Pattern IS NULL OR LOWER(Sku) LIKE @Pattern ESCAPE '!' OR LOWER(Name) LIKE @Pattern ESCAPE '!')
        ORDER BY Sku
        {limit}
        """
    );

    private static readonly SqlText Update = new(
        """
        UPDATE Products
        SET Name = @Name, Category = @Category, Unit = @Unit, UnitPrice = @UnitPrice, UnitCost = @UnitCost,
            Status = @Status, LikeSku = @LikeSku
        WHERE Sku = @Sku
        """
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Products (Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku)
        VALUES (@Sku, @Name, @Category, @Unit, @UnitPrice, @UnitCost, @Status, @LikeSku)
        """
    );

    private static readonly SqlText Id = new("SELECT ProductId FROM Products WHERE Sku = @Sku");

    private static readonly SqlText CountSales = new(
        "SELECT COUNT(*) FROM Sales WHERE ProductId = @ProductId"
    );

    private static readonly SqlText CountForecasts = new(
        "SELECT COUNT(*) FROM ForecastProducts WHERE ProductId = @ProductId"
    );

    private static readonly SqlText Parents = new(
        """
        SELECT DISTINCT p.Sku FROM BomLines b JOIN Products p ON p.ProductId = b.ProductId
        WHERE b.ComponentId = @ProductId ORDER BY p.Sku
        """
    );

    private static readonly SqlText DeleteProduct = new(
        "DELETE FROM Products WHERE ProductId = @ProductId"
    );

    private static readonly SqlText DeleteBom = new(
        "DELETE FROM BomLines WHERE ProductId = @ProductId"
    );

    private static readonly SqlText InsertBomLine = new(
        """
        INSERT INTO BomLines (ProductId, LineNumber, ComponentId, Quantity, ScrapRate)
        VALUES (@ProductId, @LineNumber, @ComponentId, @Quantity, @ScrapRate)
        """
    );

    private static readonly SqlText GetBom = new(
        """
        SELECT c.Sku AS ComponentSku, b.Quantity, b.ScrapRate
        FROM BomLines b JOIN Products c ON c.ProductId = b.ComponentId
        WHERE b.ProductId = @ProductId ORDER BY b.LineNumber
        """
    );

    internal static readonly SqlText Serialise = new(
        "UPDATE Locks SET Taken = Taken + 1 WHERE Name = 'boms'"
    );

    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public async Task<Product> KnownAsync(string sku, CancellationToken cancellationToken) =>
        await GetAsync(sku, cancellationToken) ?? throw ProblemException.NotFound("product", sku);

    public Task<Product?> GetAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.SingleOrDefaultAsync<Product>(Get, new { Sku = sku }),
            cancellationToken
        );

    public async Task<Page<Product>> ListAsync(
        PageRequest page,
        string? search,
        string? category,
        ProductStatus? status,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            s =>
                s.QueryAsync<Product>(
                    List,
                    new
                    {
                        After = page.After ?? "",
                        Category = category,
                        Status = status is { } value ? Text(value) : null,
                        Pattern = search is null ? null : Pattern(search),
                        page.Take,
                    }
                ),
            cancellationToken
        );
        return Page<Product>.From(rows, page, p => p.Sku);
    }

    /// <summary>
    /// True when the product is new. <paramref name="check"/> sees the stored version first, in the same transaction.
    /// </summary>
    public Task<bool> PutAsync(
        Product product,
        Action<Product?> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(Serialise);
                var stored = await s.SingleOrDefaultAsync<Product>(Get, new { product.Sku });
                check(stored);
                var row = new
                {
                    product.Sku,
                    product.Name,
                    product.Category,
                    product.Unit,
                    product.UnitPrice,
                    product.UnitCost,
                    Status = Text(product.Status),
                    product.LikeSku,
                };
                await s.ExecuteAsync(stored is null ? Insert : Update, row);
                await audit.RecordAsync(s, "putProduct", product.Sku, stored, product);
                return stored is null;
            },
            cancellationToken
        );

    public Task<bool> DeleteAsync(
        string sku,
        Action<Product?> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(Serialise);
                var stored = await s.SingleOrDefaultAsync<Product>(Get, new { Sku = sku });
                check(stored);
                var id = await RequireAsync(s, sku);
                var key = new { ProductId = id };
                if (
                    await s.ScalarAsync<int>(CountSales, key) > 0
                    || await s.ScalarAsync<int>(CountForecasts, key) > 0
                )
                    throw ProblemException.Conflict(
                        ProblemCodes.ProductInUse,
                        $"'{sku}' has sales or forecasts; set its status to discontinued instead."
                    );
                var parents = await s.QueryAsync<string>(Parents, key);
                if (parents.Count > 0)
                    throw ProblemException.Conflict(
                        ProblemCodes.ProductInUse,
                        $"'{sku}' is a component of {string.Join(", ", parents)}; take it out of there, or set its status to discontinued."
                    );
                await s.ExecuteAsync(DeleteBom, key);
                await s.ExecuteAsync(DeleteProduct, key);
                await audit.RecordAsync(s, "deleteProduct", sku, stored, null);
                return true;
            },
            cancellationToken
        );

    /// <summary>Null when there is no such product; a product without a bill has no lines.</summary>
    public Task<BillOfMaterials?> GetBomAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s =>
                await s.ScalarAsync<int?>(Id, new { Sku = sku }) is { } id
                    ? new BillOfMaterials(
                        await s.QueryAsync<BomLine>(GetBom, new { ProductId = id })
                    )
                    : null,
            cancellationToken
        );

    public Task<bool> PutBomAsync(
        string sku,
        BillOfMaterials bom,
        Action<BillOfMaterials> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync(Serialise);
                var id = await RequireAsync(s, sku);
                var stored = new BillOfMaterials(
                    await s.QueryAsync<BomLine>(GetBom, new { ProductId = id })
                );
                check(stored);
                var components = await ComponentIdsAsync(s, bom);
                await s.ExecuteAsync(DeleteBom, new { ProductId = id });
                for (var i = 0; i < bom.Lines.Count; i++)
                    await s.ExecuteAsync(
                        InsertBomLine,
                        new
                        {
                            ProductId = id,
                            LineNumber = i + 1,
                            ComponentId = components[i],
                            bom.Lines[i].Quantity,
                            bom.Lines[i].ScrapRate,
                        }
                    );
                var all = await s.QueryAsync<BomRow>(ProductExport.Boms);
                var componentsOf = all.ToLookup(
                    r => r.Sku,
                    r => r.ComponentSku,
                    StringComparer.Ordinal
                );
                if (ProductRules.FindCycle(sku, componentsOf) is { } cycle)
                    throw new ProblemException(
                        StatusCodes.Status422UnprocessableEntity,
                        ProblemCodes.BomCycle,
                        $"A product cannot be made of itself: {string.Join(" → ", cycle)}.",
                        new Dictionary<string, string[]>
                        {
                            ["lines"] = [$"make a cycle: {string.Join(" → ", cycle)}."],
                        }
                    );
                await audit.RecordAsync(s, "putBom", sku, stored, bom);
                return true;
            },
            cancellationToken
        );

    public Task<IReadOnlyList<BomRow>> AllBomsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.QueryAsync<BomRow>(ProductExport.Boms), cancellationToken);

    private static async Task<int> RequireAsync(DbSession session, string sku) =>
        await session.ScalarAsync<int?>(Id, new { Sku = sku })
        ?? throw ProblemException.NotFound("product", sku);

    private static async Task<int[]> ComponentIdsAsync(DbSession session, BillOfMaterials bom)
    {
        var errors = new Validation();
        var ids = new int[bom.Lines.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var sku = bom.Lines[i].ComponentSku;
            var id = await session.ScalarAsync<int?>(Id, new { Sku = sku });
            ids[i] = id ?? 0;
            if (id is null)
                errors.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"lines[{i}].componentSku"
                    ),
                    $"there is no product '{sku}'; store it first."
                );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity, ProblemCodes.UnknownComponent);
        return ids;
    }

    public static string Text(ProductStatus status) =>
        status == ProductStatus.Active ? "active" : "discontinued";

    /// <summary>'!' escapes: a backslash would need doubling in one database and not in the other.</summary>
    public static string Pattern(string search) =>
        "%"
        + search
            .ToLowerInvariant()
            .Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal)
            .Replace("[", "![", StringComparison.Ordinal)
        + "%";
}

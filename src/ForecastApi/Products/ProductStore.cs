using ForecastApi.Access;
using ForecastApi.Common;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Products.Boms;

namespace ForecastApi.Products;

/// <summary>All SQL of products.</summary>
public sealed class ProductStore(
    Database database,
    AuditLog audit,
    ETags tags,
    ProductRemoval removal
)
{
    private static readonly SqlText Get = new(
        """
        SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku, LaunchMonth, EndMonth
        FROM Products WHERE Sku = @Sku
        """
    );

    private static readonly SqlText List = new(
        """
        SELECT Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku, LaunchMonth, EndMonth
        FROM Products
        WHERE Sku > @After
          AND (@Category IS NULL OR COALESCE(Category, '') = @Category)
          AND (@Status IS NULL OR Status = @Status)
          AND (@Pattern IS NULL OR SearchText LIKE @Pattern ESCAPE '!')
        ORDER BY Sku
        {limit}
        """
    );

    private static readonly SqlText Update = new(
        """
        UPDATE Products
        SET Name = @Name, Category = @Category, Unit = @Unit, UnitPrice = @UnitPrice, UnitCost = @UnitCost,
            Status = @Status, LikeSku = @LikeSku, LaunchMonth = @LaunchMonth, EndMonth = @EndMonth,
            SearchText = @SearchText, ImportNumber = NULL
        WHERE Sku = @Sku
        """
    );

    private static readonly SqlText Insert = new(
        """
        INSERT INTO Products (Sku, Name, Category, Unit, UnitPrice, UnitCost, Status, LikeSku, LaunchMonth, EndMonth,
            SearchText, FoldedSku)
        VALUES (@Sku, @Name, @Category, @Unit, @UnitPrice, @UnitCost, @Status, @LikeSku, @LaunchMonth, @EndMonth,
            @SearchText, @FoldedSku)
        """
    );

    private static readonly SqlText Products = new("Products");

    private static readonly string[] NewColumns = ["Sku", "Status", "SearchText", "FoldedSku"];

    private static readonly SqlText Parents = new(
        """
        SELECT DISTINCT p.Sku FROM BomLines b JOIN Products p ON p.ProductId = b.ProductId
        WHERE b.ComponentId = @ProductId ORDER BY p.Sku
        """
    );

    /// <summary>Returns a product.</summary>
    /// <exception cref="ProblemException">404: there is no such product.</exception>
    public async Task<Product> RequireAsync(string sku, CancellationToken cancellationToken) =>
        await GetAsync(sku, cancellationToken) ?? throw ProblemException.NotFound("product", sku);

    /// <summary>Returns a product; null when there is no such product.</summary>
    public Task<Product?> GetAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.SingleOrDefaultAsync<Product>(Get, new { Sku = sku }),
            cancellationToken
        );

    /// <summary>Returns a page of products, ordered by SKU.</summary>
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
                        Status = status?.ToCamelCase(),
                        Pattern = search is null ? null : SearchText.Pattern(search),
                        page.Take,
                    }
                ),
            cancellationToken
        );
        return Page<Product>.From(rows, page, p => p.Sku);
    }

    /// <summary>Creates or replaces a product. Returns true when it is new.</summary>
    /// <exception cref="ProblemException">412: the stored version does not meet the precondition.</exception>
    public Task<bool> PutAsync(
        Product product,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Products);
                var stored = await s.SingleOrDefaultAsync<Product>(Get, new { product.Sku });
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(stored is null ? Insert : Update, ToRow(product));
                await audit.RecordAsync(s, "putProduct", product.Sku, stored, product);
                return stored is null;
            },
            cancellationToken
        );

    /// <summary>Deletes a product that nothing refers to.</summary>
    /// <exception cref="ProblemException">
    /// 404: no such product. 409: it is in use. 412: the stored version does not meet the precondition.
    /// </exception>
    public Task<bool> DeleteAsync(
        string sku,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Products);
                var stored = await s.SingleOrDefaultAsync<Product>(Get, new { Sku = sku });
                precondition.Check(tags.Compute(stored));
                var id = await ProductIds.GetAsync(s, sku);
                var key = new { ProductId = id };
                var parents = await s.QueryAsync<string>(Parents, key);
                if (parents.Count > 0)
                    throw ProblemException.Conflict(
                        ProblemCodes.ProductInUse,
                        $"'{sku}' is a component of {string.Join(", ", parents)}; remove it there, or set its status to discontinued."
                    );
                await BomStore.DeleteAsync(s, id);
                if (!await removal.DeleteAsync(s, id))
                    throw ProblemException.Conflict(
                        ProblemCodes.ProductInUse,
                        $"'{sku}' has sales or forecasts; set its status to discontinued instead."
                    );
                await audit.RecordAsync(s, "deleteProduct", sku, stored, null);
                return true;
            },
            cancellationToken
        );

    /// <summary>Creates products that an import names for the first time, in its transaction.</summary>
    public static Task AddAsync(DbSession session, IEnumerable<string> skus) =>
        session.BulkInsertAsync(
            Products,
            NewColumns,
            [
                .. skus.Select(sku =>
                    new object?[]
                    {
                        sku,
                        ProductStatus.Active.ToCamelCase(),
                        SearchText.Of(sku, null),
                        SearchText.OfSku(sku),
                    }
                ),
            ]
        );

    /// <summary>Replaces the values of a stored product in the transaction of an import.</summary>
    public static Task<int> UpdateAsync(DbSession session, Product product) =>
        session.ExecuteAsync(Update, ToRow(product));

    private static object ToRow(Product product) =>
        new
        {
            product.Sku,
            product.Name,
            product.Category,
            product.Unit,
            product.UnitPrice,
            product.UnitCost,
            Status = product.Status.ToCamelCase(),
            product.LikeSku,
            product.LaunchMonth,
            product.EndMonth,
            SearchText = SearchText.Of(product.Sku, product.Name),
            FoldedSku = SearchText.OfSku(product.Sku),
        };
}

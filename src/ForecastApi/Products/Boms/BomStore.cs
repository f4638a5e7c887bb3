using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;

namespace ForecastApi.Products.Boms;

/// <summary>All SQL of bills of materials.</summary>
public sealed class BomStore(Database database, AuditLog audit, ETags tags)
{
    private static readonly SqlText Delete = new(
        "DELETE FROM BomLines WHERE ProductId = @ProductId"
    );

    private static readonly SqlText InsertLine = new(
        """
        INSERT INTO BomLines (ProductId, LineNumber, ComponentId, Quantity, QuantityNanos, ScrapRate)
        VALUES (@ProductId, @LineNumber, @ComponentId, @Quantity, @QuantityNanos, @ScrapRate)
        """
    );

    private static readonly SqlText Lines = new(
        """
        SELECT p.Sku, c.Sku AS ComponentSku, b.Quantity, b.QuantityNanos, b.ScrapRate
        FROM BomLines b
        JOIN Products p ON p.ProductId = b.ProductId
        JOIN Products c ON c.ProductId = b.ComponentId
        WHERE b.ProductId = @ProductId ORDER BY b.LineNumber
        """
    );

    /// <summary>Returns the bill of a product, without lines when it has none; null when there is no such product.</summary>
    public Task<BillOfMaterials?> GetAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async s => await ProductIds.FindAsync(s, sku) is { } id ? await ReadAsync(s, id) : null,
            cancellationToken
        );

    /// <summary>Replaces the bill of a product.</summary>
    /// <exception cref="ProblemException">
    /// 404: no such product. 412: the precondition is not met. 422: an unknown component, or a cycle.
    /// </exception>
    public Task<bool> PutAsync(
        string sku,
        BillOfMaterials bom,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Products);
                var id = await ProductIds.GetAsync(s, sku);
                var stored = await ReadAsync(s, id);
                precondition.Check(tags.Compute(stored));
                var components = await ComponentIdsAsync(s, bom);
                await DeleteAsync(s, id);
                for (var i = 0; i < bom.Lines.Count; i++)
                {
                    var (quantity, nanos) = StoredBomRow.Split(bom.Lines[i].Quantity);
                    await s.ExecuteAsync(
                        InsertLine,
                        new
                        {
                            ProductId = id,
                            LineNumber = i + 1,
                            ComponentId = components[i],
                            Quantity = quantity,
                            QuantityNanos = nanos,
                            bom.Lines[i].ScrapRate,
                        }
                    );
                }
                var componentsOf = (await AllAsync(s)).ToLookup(
                    r => r.Sku,
                    r => r.ComponentSku,
                    StringComparer.Ordinal
                );
                if (BomCycles.FindThrough(sku, componentsOf) is { } cycle)
                    throw new ProblemException(
                        StatusCodes.Status422UnprocessableEntity,
                        ProblemCodes.BomCycle,
                        $"A product cannot contain itself: {BomCycles.Describe(cycle)}.",
                        new Dictionary<string, string[]>
                        {
                            ["lines"] = [$"form a cycle: {BomCycles.Describe(cycle)}."],
                        }
                    );
                await audit.RecordAsync(s, "putBom", sku, stored, bom);
                return true;
            },
            cancellationToken
        );

    /// <summary>Returns the lines of all bills, by product.</summary>
    public Task<IReadOnlyList<BomRow>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(AllAsync, cancellationToken);

    /// <summary>Returns the lines of all bills in the caller's transaction.</summary>
    public static async Task<IReadOnlyList<BomRow>> AllAsync(DbSession session) =>
        [.. (await session.QueryAsync<StoredBomRow>(ProductExport.Boms)).Select(r => r.ToRow())];

    /// <summary>Deletes the bill of a product in the transaction that deletes the product.</summary>
    public static Task<int> DeleteAsync(DbSession session, int productId) =>
        session.ExecuteAsync(Delete, new { ProductId = productId });

    private static async Task<BillOfMaterials> ReadAsync(DbSession session, int productId) =>
        new([
            .. (
                await session.QueryAsync<StoredBomRow>(Lines, new { ProductId = productId })
            ).Select(r => r.ToLine()),
        ]);

    private static async Task<int[]> ComponentIdsAsync(DbSession session, BillOfMaterials bom)
    {
        var errors = new Validation();
        var ids = new int[bom.Lines.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var sku = bom.Lines[i].ComponentSku;
            var id = await ProductIds.FindAsync(session, sku);
            ids[i] = id ?? 0;
            if (id is null)
                errors.Add(Invariant($"lines[{i}].componentSku"), ProductRules.Unknown(sku));
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity, ProblemCodes.UnknownComponent);
        return ids;
    }
}

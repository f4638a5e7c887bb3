using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Requests;
using ForecastApi.Products;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Parameters;

/// <summary>All SQL of the stored planning parameters, which are stored as the JSON of the contract.</summary>
public sealed class PlanningStore(
    Database database,
    AuditLog audit,
    ETags tags,
    IOptions<JsonOptions> json
)
{
    private const string DefaultsOwner = "planningDefaults";
    private const string BodyName = "body";

    private static readonly SqlText GetProduct = new(
        """
        SELECT p.Sku, g.Body FROM ProductPlanning g JOIN Products p ON p.ProductId = g.ProductId
        WHERE p.Sku = @Sku
        """
    );

    private static readonly SqlText AllProducts = new(
        """
        SELECT p.Sku, g.Body FROM ProductPlanning g JOIN Products p ON p.ProductId = g.ProductId
        ORDER BY p.Sku
        """
    );

    private static readonly SqlText DeleteProduct = new(
        "DELETE FROM ProductPlanning WHERE ProductId = @ProductId"
    );

    private static readonly SqlText InsertProduct = new(
        "INSERT INTO ProductPlanning (ProductId, Body) VALUES (@ProductId, @Body)"
    );

    private static readonly SqlText GetDefaults = new(
        "SELECT Body FROM PlanningDefaults WHERE Name = 'defaults'"
    );

    private static readonly SqlText DeleteDefaults = new(
        "DELETE FROM PlanningDefaults WHERE Name = 'defaults'"
    );

    private static readonly SqlText InsertDefaults = new(
        "INSERT INTO PlanningDefaults (Name, Body) VALUES ('defaults', @Body)"
    );

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>Returns the entry of a product; null when it has none.</summary>
    public Task<ProductPlanning?> GetAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(s => ReadAsync(s, sku), cancellationToken);

    /// <summary>Returns the entries of all products, ordered by SKU.</summary>
    public Task<IReadOnlyList<ProductPlanning>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProductPlanning>>(
            async s => [.. (await s.QueryAsync<StoredEntry>(AllProducts)).Select(Read)],
            cancellationToken
        );

    /// <summary>Streams the entries of all products, ordered by SKU.</summary>
    public IAsyncEnumerable<ProductPlanning> ReadAllAsync(CancellationToken cancellationToken) =>
        database
            .StreamAsync(s => s.StreamAsync<StoredEntry>(AllProducts), cancellationToken)
            .Select(Read);

    /// <summary>Stores the entry of a product.</summary>
    /// <exception cref="ProblemException">
    /// 404: no such product. 412: the stored entry does not meet the precondition.
    /// </exception>
    public Task<bool> PutAsync(
        ProductPlanning entry,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Planning);
                var id = await ProductIds.GetAsync(s, entry.Sku!);
                var stored = await ReadAsync(s, entry.Sku!);
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(DeleteProduct, new { ProductId = id });
                var body = JsonSerializer.Serialize(entry, _json);
                await s.ExecuteAsync(InsertProduct, new { ProductId = id, Body = body });
                await audit.RecordAsync(s, "putPlanning", entry.Sku!, stored, entry);
                return true;
            },
            cancellationToken
        );

    /// <summary>Returns the defaults; empty ones when none are stored.</summary>
    public Task<PlanningDefaults> DefaultsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ReadDefaultsAsync, cancellationToken);

    /// <summary>Stores the defaults.</summary>
    /// <exception cref="ProblemException">412: the stored defaults do not meet the precondition.</exception>
    public Task<bool> PutDefaultsAsync(
        PlanningDefaults defaults,
        Precondition precondition,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Planning);
                var stored = await ReadDefaultsAsync(s);
                precondition.Check(tags.Compute(stored));
                await s.ExecuteAsync(DeleteDefaults);
                var body = await ValueParts.SaveAsync(
                    s,
                    DefaultsOwner,
                    BodyName,
                    JsonSerializer.Serialize(defaults, _json)
                );
                await s.ExecuteAsync(InsertDefaults, new { Body = body });
                await audit.RecordAsync(s, "putPlanningDefaults", "defaults", stored, defaults);
                return true;
            },
            cancellationToken
        );

    private async Task<ProductPlanning?> ReadAsync(DbSession session, string sku) =>
        await session.SingleOrDefaultAsync<StoredEntry>(GetProduct, new { Sku = sku }) is { } stored
            ? Read(stored)
            : null;

    // The SKU in the body is that of the time when it was stored
    private ProductPlanning Read(StoredEntry stored) =>
        JsonSerializer.Deserialize<ProductPlanning>(stored.Body, _json)! with
        {
            Sku = stored.Sku,
        };

    private async Task<PlanningDefaults> ReadDefaultsAsync(DbSession session) =>
        await ValueParts.ReadAsync(
            session,
            DefaultsOwner,
            BodyName,
            await session.ScalarAsync<string>(GetDefaults)
        )
            is { } body
            ? JsonSerializer.Deserialize<PlanningDefaults>(body, _json)!
            : new();

    private sealed record StoredEntry(string Sku, string Body);
}

using System.Text.Json;
using ForecastApi.Access;
using ForecastApi.Data;
using ForecastApi.Http;
using ForecastApi.Plans.Requests;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Parameters;

/// <summary>All SQL of the stored planning parameters; they stand in the database as the JSON of the contract.</summary>
public sealed class PlanningStore(Database database, AuditLog audit, IOptions<JsonOptions> json)
{
    private static readonly SqlText ProductId = new(
        "SELECT ProductId FROM Products WHERE Sku = @Sku"
    );

    private static readonly SqlText GetProduct = new(
        """
        SELECT g.Body FROM ProductPlanning g JOIN Products p ON p.ProductId = g.ProductId
        WHERE p.Sku = @Sku
        """
    );

    private static readonly SqlText AllProducts = new(
        """
        SELECT g.Body FROM ProductPlanning g JOIN Products p ON p.ProductId = g.ProductId
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

    /// <summary>A product's entry; null when it has none.</summary>
    public Task<ProductPlanning?> GetAsync(string sku, CancellationToken cancellationToken) =>
        database.ReadAsync(s => ReadAsync(s, sku), cancellationToken);

    /// <summary>The entries of all products, by SKU.</summary>
    public Task<IReadOnlyList<ProductPlanning>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProductPlanning>>(
            async s =>
                [
                    .. (await s.QueryAsync<string>(AllProducts)).Select(body =>
                        JsonSerializer.Deserialize<ProductPlanning>(body, _json)!
                    ),
                ],
            cancellationToken
        );

    /// <summary>The entries of all products, by SKU, one by one.</summary>
    public Task<bool> ReadAllAsync(
        Func<ProductPlanning, Task> entry,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async s =>
            {
                await foreach (var body in s.StreamAsync<string>(AllProducts))
                    await entry(JsonSerializer.Deserialize<ProductPlanning>(body, _json)!);
                return true;
            },
            cancellationToken
        );

    /// <summary>Stores a product's entry; <paramref name="check"/> sees the stored one first, in the same transaction.</summary>
    public Task<bool> PutAsync(
        ProductPlanning entry,
        Action<ProductPlanning?> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Planning);
                var id =
                    await s.ScalarAsync<int?>(ProductId, new { entry.Sku })
                    ?? throw ProblemException.NotFound("product", entry.Sku!);
                var stored = await ReadAsync(s, entry.Sku!);
                check(stored);
                await s.ExecuteAsync(DeleteProduct, new { ProductId = id });
                var body = JsonSerializer.Serialize(entry, _json);
                await s.ExecuteAsync(InsertProduct, new { ProductId = id, Body = body });
                await audit.RecordAsync(s, "putPlanning", entry.Sku!, stored, entry);
                return true;
            },
            cancellationToken
        );

    /// <summary>The defaults; empty ones before any were stored.</summary>
    public Task<PlanningDefaults> DefaultsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ReadDefaultsAsync, cancellationToken);

    /// <summary>Stores the defaults; <paramref name="check"/> sees the stored ones first, in the same transaction.</summary>
    public Task<bool> PutDefaultsAsync(
        PlanningDefaults defaults,
        Action<PlanningDefaults> check,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async s =>
            {
                await DataVersions.AdvanceAsync(s, DataVersion.Planning);
                var stored = await ReadDefaultsAsync(s);
                check(stored);
                await s.ExecuteAsync(DeleteDefaults);
                var body = JsonSerializer.Serialize(defaults, _json);
                await s.ExecuteAsync(InsertDefaults, new { Body = body });
                await audit.RecordAsync(s, "putPlanningDefaults", "defaults", stored, defaults);
                return true;
            },
            cancellationToken
        );

    private async Task<ProductPlanning?> ReadAsync(DbSession session, string sku) =>
        await session.ScalarAsync<string>(GetProduct, new { Sku = sku }) is { } body
            ? JsonSerializer.Deserialize<ProductPlanning>(body, _json)
            : null;

    private async Task<PlanningDefaults> ReadDefaultsAsync(DbSession session) =>
        await session.ScalarAsync<string>(GetDefaults) is { } body
            ? JsonSerializer.Deserialize<PlanningDefaults>(body, _json)!
            : new();
}

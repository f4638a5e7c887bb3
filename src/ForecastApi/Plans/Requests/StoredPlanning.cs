using System.Text.Json;
using System.Text.Json.Nodes;
using ForecastApi.Plans.Parameters;

namespace ForecastApi.Plans.Requests;

/// <summary>What is stored for plans: the entries of the products and the defaults.</summary>
/// <param name="Products">The entries by SKU.</param>
/// <param name="Defaults">The defaults.</param>
public sealed record StoredPlanning(
    IReadOnlyDictionary<string, ProductPlanning> Products,
    PlanningDefaults Defaults
)
{
    public static StoredPlanning None { get; } =
        new(new Dictionary<string, ProductPlanning>(), new PlanningDefaults());

    /// <summary>Reads everything stored.</summary>
    public static async Task<StoredPlanning> ReadAsync(
        PlanningStore planning,
        CancellationToken cancellationToken
    ) =>
        new(
            (await planning.AllAsync(cancellationToken)).ToDictionary(
                p => p.Sku!,
                StringComparer.Ordinal
            ),
            await planning.DefaultsAsync(cancellationToken)
        );

    /// <summary>Returns the part that concerns the items of a plan, as a request.</summary>
    /// <param name="products">The SKUs of the products of the plan.</param>
    /// <param name="items">The SKUs of the products and of all that they are made of.</param>
    /// <param name="options">The options of the JSON of the API.</param>
    public JsonObject Of(
        IReadOnlySet<string> products,
        IReadOnlySet<string> items,
        JsonSerializerOptions options
    )
    {
        var request = (JsonObject)
            JsonSerializer.SerializeToNode(Relevant(products, items), options)!;
        request["products"] = JsonSerializer.SerializeToNode(
            Products
                .Values.Where(p => products.Contains(p.Sku!))
                .OrderBy(p => p.Sku, StringComparer.Ordinal),
            options
        );
        foreach (var (name, value) in request.ToList())
            if (value is null)
                request.Remove(name);
        return request;
    }

    /// <summary>Keeps the products of a request in the stored resources, which cover all products.</summary>
    public static IEnumerable<ResourceRequest> Relevant(
        IReadOnlyList<ResourceRequest>? stored,
        IReadOnlySet<string> products
    ) => (stored ?? []).Select(r => r with { HoursPerUnit = Of(r.HoursPerUnit, products) });

    /// <summary>Keeps the stored suppliers of the items of a request.</summary>
    public static IEnumerable<SupplierRequest> Relevant(
        IReadOnlyList<SupplierRequest>? stored,
        IReadOnlySet<string> items
    ) => (stored ?? []).Where(s => items.Contains(s.Sku));

    private PlanningDefaults Relevant(IReadOnlySet<string> products, IReadOnlySet<string> items) =>
        Defaults with
        {
            Resources = [.. Relevant(Defaults.Resources, products)],
            Suppliers = [.. Relevant(Defaults.Suppliers, items)],
            Components =
            [
                .. (Defaults.Components ?? []).Where(c =>
                    items.Contains(c.Sku) && !products.Contains(c.Sku)
                ),
            ],
            Storage =
            [
                .. (Defaults.Storage ?? []).Select(s => s with { UnitsOf = Of(s.UnitsOf, items) }),
            ],
        };

    private static Dictionary<string, decimal>? Of(
        IReadOnlyDictionary<string, decimal>? numbers,
        IReadOnlySet<string> skus
    ) =>
        numbers
            ?.Where(n => skus.Contains(n.Key))
            .ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);
}

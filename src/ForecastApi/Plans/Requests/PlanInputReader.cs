using System.Globalization;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Products.Boms;

namespace ForecastApi.Plans.Requests;

/// <summary>Reads the input of the engine: the request, completed by stored planning parameters and defaults.</summary>
public sealed class PlanInputReader(
    DemandReader demands,
    PlanningStore planning,
    BomGraphReader boms
)
{
    /// <summary>Returns the engine's input. The engine reports values that are impossible.</summary>
    /// <exception cref="ProblemException">400 or 422 with every error.</exception>
    public async Task<PlanInput> ReadAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        PlanRequestRules.Check(request);
        var own = RequestEntries(request);
        var stored = (await planning.AllAsync(cancellationToken))
            .Where(p => !own.ContainsKey(p.Sku!))
            .ToDictionary(p => p.Sku!, StringComparer.Ordinal);
        var defaults = await planning.DefaultsAsync(cancellationToken);
        var demand = await demands.ReadAsync(
            request,
            sku => own.ContainsKey(sku) || stored.ContainsKey(sku),
            cancellationToken
        );
        RequireEntries(request, own, stored, demand);
        var entries = demand
            .Quantities.Keys.Where(sku => !own.ContainsKey(sku))
            .Order(StringComparer.Ordinal)
            .Select(sku => stored[sku]);
        return new()
        {
            Start = demand.Start.FirstDay,
            Months = demand.Months,
            Objective = request.Objective,
            Products =
            [
                .. (request.Products ?? [])
                    .Concat(entries)
                    .Select(p => PlanRequestMapper.ToProduct(p, demand.Quantities[p.Sku!])),
            ],
            Workforce = Workforce(request, defaults) is { } workforce
                ? PlanRequestMapper.ToWorkforce(workforce, demand.Months)
                : null,
            Resources = Resources(request, defaults, demand),
            Suppliers = Suppliers(request, defaults, demand),
            Components =
            [
                .. (request.Components ?? defaults.Components ?? []).Select(c =>
                    PlanRequestMapper.ToComponent(c, demand.Months)
                ),
            ],
            Bills = (await boms.ReadAsync(cancellationToken)).Below(demand.Quantities.Keys),
            Risk = request.Risk is { } risk
                ? PlanRequestMapper.ToRisk(risk, demand.Uncertain)
                : null,
        };
    }

    private static Dictionary<string, ProductPlanning> RequestEntries(PlanRequest request)
    {
        var errors = new Validation();
        var own = new Dictionary<string, ProductPlanning>(StringComparer.Ordinal);
        for (var i = 0; i < request.Products?.Count; i++)
            errors.Check(
                own.TryAdd(request.Products[i].Sku!, request.Products[i]),
                string.Create(CultureInfo.InvariantCulture, $"products[{i}].sku"),
                $"'{request.Products[i].Sku}' is listed twice."
            );
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return own;
    }

    private static void RequireEntries(
        PlanRequest request,
        Dictionary<string, ProductPlanning> own,
        Dictionary<string, ProductPlanning> stored,
        Demand demand
    )
    {
        var errors = new Validation();
        for (var i = 0; i < request.Products?.Count; i++)
            errors.Check(
                demand.Quantities.ContainsKey(request.Products[i].Sku!),
                string.Create(CultureInfo.InvariantCulture, $"products[{i}].sku"),
                $"'{request.Products[i].Sku}' has no demand in this request."
            );
        for (var i = 0; i < request.Demand.Inline?.Count; i++)
        {
            var sku = request.Demand.Inline[i].Sku;
            errors.Check(
                own.ContainsKey(sku) || stored.ContainsKey(sku),
                string.Create(CultureInfo.InvariantCulture, $"demand.inline[{i}].sku"),
                $"'{sku}' has no planning parameters; list it in products, or store them with PUT /api/v1/products/{sku}/planning."
            );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    private static WorkforceRequest? Workforce(PlanRequest request, PlanningDefaults defaults) =>
        request.WorkforceIsGiven ? request.Workforce : defaults.Workforce;

    private static IReadOnlyList<PlanResource> Resources(
        PlanRequest request,
        PlanningDefaults defaults,
        Demand demand
    ) =>
        [
            .. (request.Resources ?? Relevant(defaults.Resources, Skus(demand))).Select(r =>
                PlanRequestMapper.ToResource(r, demand.Months)
            ),
        ];

    private static IReadOnlyList<PlanSupplier> Suppliers(
        PlanRequest request,
        PlanningDefaults defaults,
        Demand demand
    ) =>
        [
            .. (request.Suppliers ?? Relevant(defaults.Suppliers, Skus(demand))).Select(s =>
                PlanRequestMapper.ToSupplier(s, demand.Months)
            ),
        ];

    private static HashSet<string> Skus(Demand demand) =>
        demand.Quantities.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps the products of the request in the stored resources, which cover all products.</summary>
    public static IEnumerable<ResourceRequest> Relevant(
        IReadOnlyList<ResourceRequest>? stored,
        HashSet<string> skus
    ) =>
        (stored ?? []).Select(r =>
            r with
            {
                HoursPerUnit = r
                    .HoursPerUnit?.Where(h => skus.Contains(h.Key))
                    .ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal),
            }
        );

    /// <summary>Keeps the stored suppliers of the products in the request.</summary>
    public static IEnumerable<SupplierRequest> Relevant(
        IReadOnlyList<SupplierRequest>? stored,
        HashSet<string> skus
    ) => (stored ?? []).Where(s => skus.Contains(s.Sku));
}

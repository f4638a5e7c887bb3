using System.Globalization;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Products.Boms;

namespace ForecastApi.Plans.Requests;

/// <summary>Lays a request over the stored planning parameters and makes the engine's input of both.</summary>
public sealed class PlanInputs(PlanDemand demands, PlanningStore planning, BomStore boms)
{
    /// <summary>The engine's input; what is impossible in it, the engine finds.</summary>
    /// <exception cref="ProblemException">400 or 422, naming everything that is wrong.</exception>
    public async Task<PlanInput> ReadAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        PlanRules.Check(request);
        var own = Own(request);
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
                    .Select(p => PlanningMapping.ToProduct(p, demand.Quantities[p.Sku!])),
            ],
            Workforce = Workforce(request, defaults) is { } workforce
                ? PlanningMapping.ToWorkforce(workforce, demand.Months)
                : null,
            Resources = Resources(request, defaults, demand),
            Suppliers = Suppliers(request, defaults, demand),
            Components =
            [
                .. (request.Components ?? defaults.Components ?? []).Select(c =>
                    PlanningMapping.ToComponent(c, demand.Months)
                ),
            ],
            Bills = BomMapping.ToBills(await boms.AllAsync(cancellationToken)),
            Risk = request.Risk is { } risk ? PlanningMapping.ToRisk(risk, demand.Uncertain) : null,
        };
    }

    private static Dictionary<string, ProductPlanning> Own(PlanRequest request)
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
                PlanningMapping.ToResource(r, demand.Months)
            ),
        ];

    private static IReadOnlyList<PlanSupplier> Suppliers(
        PlanRequest request,
        PlanningDefaults defaults,
        Demand demand
    ) =>
        [
            .. (request.Suppliers ?? Relevant(defaults.Suppliers, Skus(demand))).Select(s =>
                PlanningMapping.ToSupplier(s, demand.Months)
            ),
        ];

    private static HashSet<string> Skus(Demand demand) =>
        demand.Quantities.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Stored machines make all products; only those asked for matter.</summary>
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

    /// <summary>Stored suppliers are those of all products; only those asked for matter.</summary>
    public static IEnumerable<SupplierRequest> Relevant(
        IReadOnlyList<SupplierRequest>? stored,
        HashSet<string> skus
    ) => (stored ?? []).Where(s => skus.Contains(s.Sku));
}

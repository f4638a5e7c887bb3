using System.Text.Json;
using ForecastApi.Calendars;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests.Merging;
using ForecastApi.Plans.Requests.Months;
using ForecastApi.Products.Boms;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ForecastApi.Plans.Requests;

/// <summary>Reads the input of the engine: the request, merged onto the stored planning parameters and defaults.</summary>
public sealed class PlanInputReader(
    DemandReader demands,
    PlanningStore planning,
    BomGraphReader boms,
    CalendarStore calendars,
    IOptions<JsonOptions> json
)
{
    private readonly JsonSerializerOptions _options = json.Value.SerializerOptions;

    /// <summary>Returns the engine's input. The engine reports values that are impossible.</summary>
    /// <exception cref="ProblemException">400 or 422 with every error.</exception>
    public async Task<PlanReading> ReadAsync(PlanBody body, CancellationToken cancellationToken)
    {
        var request = body.Request;
        PlanRequestRules.Check(request);
        var own = OwnEntries(request);
        var stored = request.Stored
            ? await StoredPlanning.ReadAsync(planning, cancellationToken)
            : StoredPlanning.None;
        var omitted = Omitted(request);
        var demand = await demands.ReadAsync(
            request,
            sku => own.Contains(sku) || IsStored(sku),
            cancellationToken
        );
        RequireEntries(request, sku => own.Contains(sku) || IsStored(sku));
        var graph = request.Stored ? await boms.ReadAsync(cancellationToken) : BomGraph.Empty;
        var bills = graph.Below(
            demand.Quantities.Keys.Concat(
                (request.Products ?? []).SelectMany(x => x.ByProducts ?? []).Select(b => b.Sku)
            ),
            request.Boms?.ToDictionary(
                b => b.Key,
                b => PlanRequestMapper.ToBill(b.Value),
                StringComparer.Ordinal
            )
        );
        var items = Items(demand, bills, own);
        RequireUse(request, demand, bills);
        var products = items.Where(sku => own.Contains(sku) || IsStored(sku)).ToHashSet();
        var merged = RequestMerge.Merge(stored.Of(products, items, _options), body.Values);
        JsonNulls.Remove(merged.Values, typeof(PlanRequest), _options);
        var complete = await CompleteAsync(
            merged.Values.Deserialize<PlanRequest>(_options)!,
            demand,
            bills,
            cancellationToken
        );
        return new(complete, ToInput(complete, merged, demand, bills), merged);

        bool IsStored(string sku) =>
            request.Products is not { Count: 0 }
            && stored.Products.ContainsKey(sku)
            && !omitted.Contains(sku);
    }

    private async Task<PlanRequest> CompleteAsync(
        PlanRequest merged,
        Demand demand,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills,
        CancellationToken cancellationToken
    ) =>
        (await demands.PinAsync(merged, cancellationToken)) with
        {
            Start = demand.Start,
            Months = demand.Months,
            Stored = false,
            Workforce = merged.Workforce is { WorkingDays: null } workforce
                ? workforce with
                {
                    WorkingDays = new(
                        await calendars.WorkingDaysAsync(
                            demand.Start,
                            demand.Months,
                            cancellationToken
                        )
                    ),
                }
                : merged.Workforce,
            Boms = bills.ToDictionary(
                b => b.Key,
                IReadOnlyList<PlanBillLine> (b) =>
                    [
                        .. b.Value.Select(l => new PlanBillLine(
                            l.ComponentSku,
                            l.Quantity,
                            l.ScrapRate
                        )),
                    ],
                StringComparer.Ordinal
            ),
        };

    private static PlanInput ToInput(
        PlanRequest request,
        MergedRequest merged,
        Demand demand,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills
    )
    {
        var errors = new Validation();
        PlanRequestRules.RequireSkus(errors, request.Suppliers, merged.PathOf);
        errors.ThrowIfAny();
        var months = new PlanMonths(demand.Start, demand.Months, errors, merged.PathOf);
        var input = new PlanInput
        {
            Start = demand.Start.FirstDay,
            Months = demand.Months,
            Objective = request.Objective,
            Products =
            [
                .. (request.Products ?? []).Select(
                    (p, i) =>
                        PlanRequestMapper.ToProduct(
                            p,
                            demand.Quantities.GetValueOrDefault(p.Sku!)
                                ?? new decimal[demand.Months],
                            months.Within("products", i)
                        )
                ),
            ],
            Workforce = request.Workforce is { } workforce
                ? PlanRequestMapper.ToWorkforce(workforce, months.Within("workforce"))
                : null,
            Resources =
            [
                .. (request.Resources ?? []).Select(
                    (r, i) => PlanRequestMapper.ToResource(r, months.Within("resources", i))
                ),
            ],
            Suppliers =
            [
                .. (request.Suppliers ?? []).Select(
                    (s, i) => PlanRequestMapper.ToSupplier(s, months.Within("suppliers", i))
                ),
            ],
            Components =
            [
                .. (request.Components ?? []).Select(
                    (c, i) => PlanRequestMapper.ToComponent(c, months.Within("components", i))
                ),
            ],
            Bills = bills,
            Parts = request.Parts,
            Budget = months.OrNull(request.Budget, "budget"),
            Storage =
            [
                .. (request.Storage ?? []).Select(
                    (s, i) => PlanRequestMapper.ToStorage(s, months.Within("storage", i))
                ),
            ],
            Risk = request.Risk is { } risk
                ? PlanRequestMapper.ToRisk(
                    risk,
                    WithProducts(demand.Uncertain, request, demand.Months)
                )
                : null,
        };
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return input;
    }

    // A component without a forecast has no demand of its own.
    private static IReadOnlyList<UncertainDemand> WithProducts(
        IReadOnlyList<UncertainDemand> uncertain,
        PlanRequest request,
        int months
    ) =>
        [
            .. uncertain,
            .. (request.Products ?? [])
                .Select(p => p.Sku!)
                .Except(uncertain.Select(u => u.Sku), StringComparer.Ordinal)
                .Select(sku => new UncertainDemand(sku, new double[months], (_, _) => 0)),
        ];

    private static HashSet<string> OwnEntries(PlanRequest request)
    {
        var errors = new Validation();
        var own = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < request.Products?.Count; i++)
            errors.Check(
                request.Products[i].Omit || own.Add(request.Products[i].Sku!),
                Invariant($"products[{i}].sku"),
                $"'{request.Products[i].Sku}' is listed twice."
            );
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return own;
    }

    private static HashSet<string> Omitted(PlanRequest request) =>
        (request.Products ?? []).Where(p => p.Omit).Select(p => p.Sku!).ToHashSet();

    private static HashSet<string> Items(
        Demand demand,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills,
        HashSet<string> own
    ) =>
        demand
            .Quantities.Keys.Concat(own)
            .Concat(bills.Values.SelectMany(lines => lines).Select(l => l.ComponentSku))
            .ToHashSet(StringComparer.Ordinal);

    private static void RequireEntries(PlanRequest request, Func<string, bool> isPlannable)
    {
        var errors = new Validation();
        for (var i = 0; i < request.Demand.Inline?.Count; i++)
        {
            var sku = request.Demand.Inline[i].Sku;
            errors.Check(
                isPlannable(sku),
                Invariant($"demand.inline[{i}].sku"),
                $"'{sku}' has no planning parameters; list it in products, or store them with PUT /api/v1/products/{sku}/planning."
            );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }

    // An entry without demand is used only where it is made into another, or comes out beside one.
    private static void RequireUse(
        PlanRequest request,
        Demand demand,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills
    )
    {
        var errors = new Validation();
        var used = (request.Products ?? [])
            .SelectMany(p => p.ByProducts ?? [])
            .Select(b => b.Sku)
            .Concat(bills.Values.SelectMany(lines => lines).Select(l => l.ComponentSku))
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < request.Products?.Count; i++)
        {
            var sku = request.Products[i].Sku!;
            errors.Check(
                request.Products[i].Omit
                    || demand.Quantities.ContainsKey(sku)
                    || used.Contains(sku),
                Invariant($"products[{i}].sku"),
                $"'{sku}' has no demand in this request and is in no bill of materials of it."
            );
        }
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
    }
}

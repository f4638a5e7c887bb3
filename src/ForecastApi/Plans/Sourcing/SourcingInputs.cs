using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Products.Boms;

namespace ForecastApi.Plans.Sourcing;

/// <summary>Lays a sourcing request over the stored planning parameters: one month of the engine's input.</summary>
public sealed class SourcingInputs(PlanningStore planning, BomStore boms, BusinessCalendar calendar)
{
    private const int OneMonth = 1;

    /// <summary>The engine's input; what is impossible in it, the engine finds.</summary>
    /// <exception cref="ProblemException">400 or 422, naming everything that is wrong.</exception>
    public async Task<PlanInput> ReadAsync(
        SourcingRequest request,
        CancellationToken cancellationToken
    )
    {
        PlanRules.Check(request);
        var entries = await EntriesAsync(request, cancellationToken);
        var defaults = await planning.DefaultsAsync(cancellationToken);
        var skus = entries.Select(p => p.Sku!).ToHashSet(StringComparer.Ordinal);
        var workforce = request.WorkforceIsGiven ? request.Workforce : defaults.Workforce;
        return new()
        {
            Start = calendar.RunningMonth.FirstDay,
            Months = OneMonth,
            Products =
            [
                .. entries.Select(p =>
                    PlanningMapping.ToProduct(FirstMonth.Of(p), new decimal[OneMonth])
                ),
            ],
            Workforce = workforce is null
                ? null
                : PlanningMapping.ToWorkforce(FirstMonth.Of(workforce), OneMonth),
            Resources =
            [
                .. (request.Resources ?? PlanInputs.Relevant(defaults.Resources, skus)).Select(r =>
                    PlanningMapping.ToResource(FirstMonth.Of(r), OneMonth)
                ),
            ],
            Suppliers =
            [
                .. (request.Suppliers ?? PlanInputs.Relevant(defaults.Suppliers, skus)).Select(s =>
                    PlanningMapping.ToSupplier(FirstMonth.Of(s), OneMonth)
                ),
            ],
            // Their costs are what a product with a bill of materials is made of.
            Components =
            [
                .. (defaults.Components ?? []).Select(c =>
                    PlanningMapping.ToComponent(c with { Receipts = null }, OneMonth)
                ),
            ],
            Bills = BomMapping.ToBills(await boms.AllAsync(cancellationToken)),
        };
    }

    private async Task<IReadOnlyList<ProductPlanning>> EntriesAsync(
        SourcingRequest request,
        CancellationToken cancellationToken
    )
    {
        var own = request.Products ?? [];
        if (own.Any(p => p.Sku == request.Sku))
            return own;
        var stored = await planning.GetAsync(request.Sku, cancellationToken);
        new Validation()
            .Check(
                stored is not null,
                "sku",
                $"'{request.Sku}' has no planning parameters; list it in products, or store them with PUT /api/v1/products/{request.Sku}/planning."
            )
            .ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return [.. own, stored!];
    }
}

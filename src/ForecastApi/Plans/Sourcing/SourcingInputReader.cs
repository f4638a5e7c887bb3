using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Products.Boms;

namespace ForecastApi.Plans.Sourcing;

/// <summary>Reads the input of the engine for a sourcing request: one month, completed by stored planning parameters.</summary>
public sealed class SourcingInputReader(
    PlanningStore planning,
    BomGraphReader boms,
    BusinessCalendar calendar
)
{
    private const int OneMonth = 1;

    /// <summary>Returns the engine's input. The engine reports values that are impossible.</summary>
    /// <exception cref="ProblemException">400 or 422 with every error.</exception>
    public async Task<PlanInput> ReadAsync(
        SourcingRequest request,
        CancellationToken cancellationToken
    )
    {
        PlanRequestRules.Check(request);
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
                    PlanRequestMapper.ToProduct(FirstMonth.From(p), new decimal[OneMonth])
                ),
            ],
            Workforce = workforce is null
                ? null
                : PlanRequestMapper.ToWorkforce(FirstMonth.From(workforce), OneMonth),
            Resources =
            [
                .. (request.Resources ?? PlanInputReader.Relevant(defaults.Resources, skus)).Select(
                    r => PlanRequestMapper.ToResource(FirstMonth.From(r), OneMonth)
                ),
            ],
            Suppliers =
            [
                .. (request.Suppliers ?? PlanInputReader.Relevant(defaults.Suppliers, skus)).Select(
                    s => PlanRequestMapper.ToSupplier(FirstMonth.From(s), OneMonth)
                ),
            ],
            // The material cost of a product with a bill of materials is the cost of its components.
            Components =
            [
                .. (defaults.Components ?? []).Select(c =>
                    PlanRequestMapper.ToComponent(c with { Receipts = null }, OneMonth)
                ),
            ],
            Bills = (await boms.ReadAsync(cancellationToken)).Below(skus),
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

using ForecastApi.Calendars;
using ForecastApi.Common;
using ForecastApi.Http;
using ForecastApi.Planning.Input;
using ForecastApi.Plans.Parameters;
using ForecastApi.Plans.Requests;
using ForecastApi.Plans.Requests.Months;
using ForecastApi.Products.Boms;

namespace ForecastApi.Plans.Sourcing;

/// <summary>Reads the input of the engine for a sourcing request: one month, completed by stored planning parameters.</summary>
public sealed class SourcingInputReader(
    PlanningStore planning,
    BomGraphReader boms,
    CalendarStore calendars,
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
        if (workforce is { WorkingDays: null })
            workforce = workforce with
            {
                WorkingDays = new(
                    await calendars.WorkingDaysAsync(
                        calendar.RunningMonth,
                        OneMonth,
                        cancellationToken
                    )
                ),
            };
        var errors = new Validation();
        var month = new FirstMonth(calendar.RunningMonth, errors);
        var input = new PlanInput
        {
            Start = calendar.RunningMonth.FirstDay,
            Months = OneMonth,
            Products =
            [
                .. entries.Select(
                    (p, i) =>
                        PlanRequestMapper.ToProduct(
                            p with
                            {
                                Receipts = null,
                            },
                            new decimal[OneMonth],
                            month.Within("products", i)
                        )
                ),
            ],
            Workforce = workforce is null
                ? null
                : PlanRequestMapper.ToWorkforce(workforce, month.Within("workforce")),
            Resources =
            [
                .. (request.Resources ?? StoredPlanning.Relevant(defaults.Resources, skus)).Select(
                    (r, i) => PlanRequestMapper.ToResource(r, month.Within("resources", i))
                ),
            ],
            Suppliers =
            [
                .. (request.Suppliers ?? StoredPlanning.Relevant(defaults.Suppliers, skus)).Select(
                    (s, i) => PlanRequestMapper.ToSupplier(s, month.Within("suppliers", i))
                ),
            ],
            // The material cost of a product with a bill of materials is the cost of its components.
            Components =
            [
                .. (defaults.Components ?? []).Select(c =>
                    PlanRequestMapper.ToComponent(c with { Receipts = null }, month)
                ),
            ],
            Bills = (await boms.ReadAsync(cancellationToken)).Below(skus),
        };
        errors.ThrowIfAny(StatusCodes.Status422UnprocessableEntity);
        return input;
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

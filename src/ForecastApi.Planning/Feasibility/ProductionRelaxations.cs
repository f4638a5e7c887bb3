using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Removes the production limits: of each product that is a bottleneck, and of all products.</summary>
internal static class ProductionRelaxations
{
    public static IEnumerable<Relaxation> All(
        PlanInput input,
        IReadOnlyList<PlanLimit>? bottlenecks
    )
    {
        var limited = Limited(input);
        if (limited.Count == 0)
            yield break;
        foreach (var sku in Named(limited, bottlenecks))
            yield return Without(input, [sku]);
        yield return Without(input, limited);
    }

    private static List<string> Limited(PlanInput input) =>
        [.. input.Products.Where(p => p.MaxProduction is not null).Select(p => p.Sku)];

    private static IEnumerable<string> Named(
        List<string> limited,
        IReadOnlyList<PlanLimit>? bottlenecks
    ) =>
        limited.Count == 1
            ? []
            : limited.Where(sku =>
                bottlenecks?.Any(l => l.Limit == LimitKind.Production && l.Id == sku) == true
            );

    private static Relaxation Without(PlanInput input, IReadOnlyCollection<string> skus) =>
        new(
            Relaxation.WithProducts(
                input,
                p => skus.Contains(p.Sku) ? p with { MaxProduction = null } : p
            ),
            plan => $"make up to {string.Join(" and ", Exceeding(input, plan))} a month"
        );

    private static IEnumerable<string> Exceeding(PlanInput input, ProductionPlan plan) =>
        plan.Periods[0]
            .Products.Select(
                (product, p) => (product.Sku, Max: Max(plan, p), Limit: Limit(input, p))
            )
            .Where(p => p.Limit is { } limit && Tolerance.Exceeds(p.Max, limit))
            .Select(p => $"{ReasonText.Number(p.Max)} units of {p.Sku}");

    private static decimal Max(ProductionPlan plan, int p) =>
        plan.Periods.Max(t => t.Products[p].RegularProduction + t.Products[p].OvertimeProduction);

    private static decimal? Limit(PlanInput input, int p) => input.Products[p].MaxProduction?.Min();
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Feasibility;

/// <summary>An input with one kind of limit removed.</summary>
/// <param name="Input">The input without the limit.</param>
/// <param name="Advice">The change that the resulting plan needs; follows "Cheapest way out:".</param>
/// <param name="Priced">
/// Whether the input gives the cost of exceeding the limit. If not, the plan looks cheaper than it is.
/// </param>
internal sealed record Relaxation(
    PlanInput Input,
    Func<ProductionPlan, string> Advice,
    bool Priced = true
)
{
    /// <summary>Returns the relaxations that apply to an input.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="bottlenecks">The limits that make the plan infeasible; null if they are not known.</param>
    public static IEnumerable<Relaxation> All(
        PlanInput input,
        IReadOnlyList<PlanLimit>? bottlenecks
    ) =>
        [
            .. ForWorkforce(input),
            .. ForResources(input),
            .. ForSuppliers(input),
            .. SharedRelaxations.All(input),
            .. ProductionRelaxations.All(input, bottlenecks),
            .. ForProducts(input),
        ];

    private static IEnumerable<Relaxation> ForWorkforce(PlanInput input)
    {
        if (input.Workforce is not { } w)
            yield break;
        if (w.MaxWorkers is not null)
            yield return new(
                input with
                {
                    Workforce = w with { MaxWorkers = null },
                },
                plan =>
                    $"employ up to {ReasonText.Number(plan.Periods.Max(p => p.Workers))} workers"
            );
        if (w.MinWorkers is not null)
            yield return new(
                input with
                {
                    Workforce = w with { MinWorkers = null },
                },
                plan =>
                    $"employ as few as {ReasonText.Number(plan.Periods.Min(p => p.Workers))} workers"
            );
        if (
            w.OvertimeRate is not null
            && (w.MaxOvertimeHours ?? w.MaxOvertimeHoursPerWorker) is not null
        )
            yield return new(
                input with
                {
                    Workforce = w with
                    {
                        MaxOvertimeHours = null,
                        MaxOvertimeHoursPerWorker = null,
                    },
                },
                plan =>
                    $"allow up to {ReasonText.Number(plan.Periods.Max(p => p.OvertimeHours))} overtime hours a month"
            );
        if (!w.IdleAllowed)
            yield return new(
                input with
                {
                    Workforce = w with { IdleAllowed = true },
                },
                plan => $"allow {ReasonText.Number(plan.Periods.Sum(p => p.IdleHours))} idle hours"
            );
    }

    private static IEnumerable<Relaxation> ForResources(PlanInput input)
    {
        for (var r = 0; r < input.Resources.Count; r++)
        {
            var (index, resource) = (r, input.Resources[r]);
            if (resource is { PurchaseCost: not null, MaxPurchases: not null })
                yield return new(
                    With(input, index, resource with { MaxPurchases = null }),
                    plan =>
                        $"buy {ReasonText.Number(plan.Periods.Sum(p => p.Resources[index].Bought))} machines for {resource.Id}"
                );
            if (resource is { PurchaseCost: not null, PurchaseLeadTime: > 0 })
                yield return new(
                    With(input, index, resource with { PurchaseLeadTime = 0 }),
                    _ => $"receive machines for {resource.Id} in the month of purchase",
                    Priced: false
                );
            yield return new(
                With(
                    input,
                    index,
                    resource with
                    {
                        HoursPerMachine = [.. resource.HoursPerMachine.Select(_ => 1m)],
                        OpeningMachines =
                        [
                            .. resource.OpeningMachines.Select(_ => ProblemList.MaxNumber),
                        ],
                    }
                ),
                plan =>
                    $"run {resource.Id} for up to {ReasonText.Number(plan.Periods.Max(p => p.Resources[index].HoursUsed))} hours a month",
                Priced: false
            );
        }
    }

    private static PlanInput With(PlanInput input, int index, PlanResource resource)
    {
        var resources = input.Resources.ToArray();
        resources[index] = resource;
        return input with { Resources = resources };
    }

    private static IEnumerable<Relaxation> ForSuppliers(PlanInput input)
    {
        if (input.Suppliers.Any(s => s.MaxQuantity is not null))
            yield return new(
                input with
                {
                    Suppliers = [.. input.Suppliers.Select(s => s with { MaxQuantity = null })],
                },
                plan =>
                    $"let suppliers deliver up to {string.Join(" and ", MaxSubcontracted(plan).Where(x => x.Units > 0).Select(x => $"{ReasonText.Number(x.Units)} units of {x.Sku}"))} a month"
            );
        if (input.Suppliers.Any(s => s.LeadTime > 0))
            yield return new(
                input with
                {
                    Suppliers = [.. input.Suppliers.Select(s => s with { LeadTime = 0 })],
                },
                _ => "have suppliers deliver in the month of the order"
            );
    }

    private static IEnumerable<(string Sku, decimal Units)> MaxSubcontracted(ProductionPlan plan) =>
        plan.Periods[0]
            .Products.Select(
                (p, i) => (p.Sku, plan.Periods.Max(period => period.Products[i].Subcontracted))
            );

    private static IEnumerable<Relaxation> ForProducts(PlanInput input)
    {
        if (input.Products.Any(p => p.MinBatch > 0))
            yield return new(
                WithProducts(input, p => p with { MinBatch = 0 }),
                _ => "make batches below the minimum",
                Priced: false
            );
        if (input.Products.Any(p => p.MaxStock is not null))
            yield return new(
                WithProducts(input, p => p with { MaxStock = null }),
                plan =>
                    $"keep up to {ReasonText.Number(plan.Periods.SelectMany(p => p.Products).Max(x => x.Inventory))} units of a product in stock"
            );
        if (input.Products.Any(p => p.ClosingStock > 0))
            yield return new(
                WithProducts(
                    input,
                    p => p with { ClosingStock = p.ClosingStock is null ? null : 0 }
                ),
                plan =>
                    $"end with {ReasonText.Number(plan.Periods[^1].Products.Sum(x => x.Inventory))} units in stock",
                Priced: false
            );
        if (
            input.Products.Any(p =>
                p.HoldingBasis != HoldingBasis.AboveSafetyStock && p.SafetyStock.Any(s => s > 0)
            )
        )
            yield return new(
                WithProducts(
                    input,
                    p =>
                        p.HoldingBasis == HoldingBasis.AboveSafetyStock
                            ? p
                            : p with
                            {
                                SafetyStock = [.. p.SafetyStock.Select(_ => 0m)],
                            }
                ),
                _ => "give up the safety stock",
                Priced: false
            );
        if (input.Products.Any(p => p.BackorderCost is null))
            yield return new(
                WithProducts(
                    input,
                    p =>
                        p with
                        {
                            BackorderCost = p.BackorderCost ?? [.. p.Demand.Select(_ => 0m)],
                            ClosingStock = p.ClosingStock ?? 0,
                        }
                ),
                plan =>
                    $"deliver late, with up to {ReasonText.Number(plan.Periods.SelectMany(p => p.Products).Max(x => x.Backorders))} units of a product on backorder",
                Priced: false
            );
        yield return new(
            WithProducts(
                input,
                p =>
                    p with
                    {
                        LostSaleCost = p.LostSaleCost ?? [.. p.Demand.Select(_ => 1_000_000m)],
                    }
            ),
            plan =>
                $"leave {ReasonText.Number(plan.Periods.SelectMany(p => p.Products).Sum(x => x.LostSales))} units of demand unsold",
            Priced: false
        );
    }

    /// <summary>Returns the input with changed products.</summary>
    public static PlanInput WithProducts(PlanInput input, Func<PlanProduct, PlanProduct> change) =>
        input with
        {
            Products = [.. input.Products.Select(change)],
        };
}

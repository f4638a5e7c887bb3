using ForecastApi.Plans.Answers;

namespace ForecastApi.Pages.Shared.Strategies;

/// <summary>A kind of cost: label, colour of the stylesheet, and its amount in a plan.</summary>
public sealed record CostKind(string Name, string Colour, Func<PlanCosts, decimal> Amount)
{
    /// <summary>In stacking order: production, purchasing, stock.</summary>
    public static IReadOnlyList<CostKind> All { get; } =
    [
        new("Material", "var(--cost-material)", c => c.Material),
        new("Regular labour", "var(--cost-regular)", c => c.RegularLabour),
        new("Overtime", "var(--cost-overtime)", c => c.Overtime),
        new("Hiring", "var(--cost-hiring)", c => c.Hiring),
        new("Lay-off", "var(--cost-layoff)", c => c.Layoff),
        new("Rate change", "var(--cost-rate)", c => c.RateChange),
        new("Set-up", "var(--cost-setup)", c => c.Setup),
        new("Machine purchase", "var(--cost-machine)", c => c.MachinePurchase),
        new("Machine operation", "var(--cost-operation)", c => c.MachineOperation),
        new("Subcontract", "var(--cost-subcontract)", c => c.Subcontract),
        new("Ordering", "var(--cost-ordering)", c => c.Ordering),
        new("Tooling", "var(--cost-tooling)", c => c.Tooling),
        new("Holding", "var(--cost-holding)", c => c.Holding),
        new("Backorder", "var(--cost-backorder)", c => c.Backorder),
        new("Lost sales", "var(--cost-lost)", c => c.LostSales),
    ];

    /// <summary>Returns the kinds that have a cost in any of the plans.</summary>
    public static IReadOnlyList<CostKind> UsedIn(IReadOnlyList<StrategySummary> plans) =>
        [.. All.Where(kind => plans.Any(plan => kind.Amount(plan.Costs) != 0))];
}

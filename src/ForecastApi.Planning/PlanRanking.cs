using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning;

/// <summary>Puts plans side by side.</summary>
internal static class PlanRanking
{
    public static PlanComparison Compare(
        PlanObjective objective,
        IReadOnlyList<ProductionPlan> plans
    )
    {
        var feasible = plans.Where(p => p.Feasible).ToList();
        return new(
            objective == PlanObjective.MaximumProfit
                ? Leader(p => -p.Profit)
                : Leader(p => p.TotalCost),
            new(
                Leader(p => p.TotalCost),
                Leader(p => -p.Kpis.ServiceLevel),
                Leader(p => p.Kpis.AverageInventory),
                Leader(p => p.Kpis.ProductionRateChange),
                Leader(p => p.Kpis.WorkforceChange),
                Leader(p => -p.Kpis.Utilisation)
            ),
            plans
        );

        // MinBy keeps the first of equals.
        StrategyName? Leader(Func<ProductionPlan, decimal> value) =>
            feasible.MinBy(value)?.Strategy;
    }
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning;

/// <summary>Ranks plans.</summary>
internal static class PlanRanking
{
    public static PlanComparison Compare(
        PlanObjective objective,
        IReadOnlyList<ProductionPlan> plans
    )
    {
        var feasible = plans.Where(p => p.Feasible).ToList();
        return new(
            Leader(objective == PlanObjective.MaximumProfit ? PlanAim.Profit : PlanAim.Cost),
            new(
                Leader(PlanAim.Cost),
                Leader(PlanAim.Service),
                Leader(PlanAim.Inventory),
                Leader(PlanAim.RateChange),
                Leader(PlanAim.WorkforceChange),
                Leader(PlanAim.Utilisation)
            ),
            plans
        );

        // MinBy returns the first of several equal plans.
        StrategyName? Leader(PlanAim aim) =>
            feasible.MinBy(p => PlanAims.Rank(aim, p.TotalCost, p.Profit, p.Kpis))?.Strategy;
    }
}

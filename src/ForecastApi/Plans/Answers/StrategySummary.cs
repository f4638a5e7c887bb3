using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>The plan of one strategy without its months.</summary>
/// <param name="Reasons">The reasons why the plan is infeasible.</param>
/// <param name="Optimality">Null for all but the optimal strategy.</param>
/// <param name="Risk">Null unless requested.</param>
public sealed record StrategySummary(
    StrategyName Strategy,
    bool Feasible,
    IReadOnlyList<string> Reasons,
    decimal TotalCost,
    decimal Revenue,
    decimal Profit,
    Optimality? Optimality,
    PlanCosts Costs,
    PlanKpis Kpis,
    PlanRisk? Risk
)
{
    public static StrategySummary From(StrategyPlan plan) =>
        new(
            plan.Strategy,
            plan.Feasible,
            plan.Reasons,
            plan.TotalCost,
            plan.Revenue,
            plan.Profit,
            plan.Optimality,
            plan.Costs,
            plan.Kpis,
            plan.Risk
        );
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>The plan of one strategy.</summary>
/// <param name="Reasons">The reasons why the plan is infeasible.</param>
/// <param name="Revenue">(Demand − lost sales) × the price in the month of the demand.</param>
/// <param name="Optimality">Null for all but the optimal strategy.</param>
/// <param name="Purchases">The planned order of every component at every level.</param>
/// <param name="Limits">The binding limits of the optimal plan.</param>
public sealed record StrategyPlan(
    StrategyName Strategy,
    bool Feasible,
    IReadOnlyList<string> Reasons,
    decimal TotalCost,
    decimal Revenue,
    decimal Profit,
    Optimality? Optimality,
    PlanCosts Costs,
    PlanKpis Kpis,
    IReadOnlyList<PlanMonth> Periods,
    IReadOnlyList<PlanPurchase> Purchases,
    PlanRisk? Risk,
    IReadOnlyList<BindingLimit> Limits
);

using ForecastApi.Common;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>The plans of one request without their months: what they cost and what they reach.</summary>
/// <param name="Best">Lowest cost (highest profit) among the feasible; the first listed on a tie; null if none is.</param>
/// <param name="Accepted">The plan that is carried out; null until one is.</param>
/// <param name="Warnings">What was planned as it was given, but is hardly meant.</param>
/// <param name="Plans">In the order asked for.</param>
public sealed record PlanSummary(
    string Id,
    string? Name,
    PlanStatus Status,
    string Currency,
    IReadOnlyList<Month> Months,
    StrategyName? Best,
    StrategyName? Accepted,
    PlanLeaders BestBy,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StrategySummary> Plans
)
{
    public static PlanSummary From(PlanAnswer answer) =>
        new(
            answer.Id,
            answer.Name,
            answer.Status,
            answer.Currency,
            answer.Months,
            answer.Best,
            answer.Accepted,
            answer.BestBy,
            answer.Warnings ?? [],
            [.. answer.Plans.Select(StrategySummary.From)]
        );
}

/// <summary>One strategy's plan without its months.</summary>
/// <param name="Reasons">Why it is not feasible, in words.</param>
/// <param name="Optimality">Null for all but the optimal strategy.</param>
/// <param name="Risk">Null when not asked for.</param>
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

using ForecastApi.Common;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

public enum PlanStatus
{
    Done,

    /// <summary>Asked for with Prefer: respond-async and not computed yet.</summary>
    Running,

    /// <summary>It could not be computed; the warnings say why.</summary>
    Failed,
}

/// <summary>The costed plans of one request, side by side.</summary>
/// <param name="Best">Lowest cost (highest profit) among the feasible; the first listed on a tie; null if none is.</param>
/// <param name="Accepted">The plan that is carried out; null until one is.</param>
/// <param name="Warnings">What was planned as it was given, but is hardly meant: a bought part that is not among the components.</param>
/// <param name="Plans">In the order asked for.</param>
public sealed record PlanAnswer(
    string Id,
    string? Name,
    PlanStatus Status,
    string Currency,
    IReadOnlyList<Month> Months,
    StrategyName? Best,
    StrategyName? Accepted,
    PlanLeaders BestBy,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StrategyPlan> Plans
);

/// <param name="Reasons">Why it is not feasible, in words.</param>
/// <param name="Revenue">Demand less lost sales, at the price of the demand's month.</param>
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

/// <param name="LostSales">Without the forgone revenue.</param>
public sealed record PlanCosts(
    decimal RegularLabour,
    decimal Overtime,
    decimal Hiring,
    decimal Layoff,
    decimal RateChange,
    decimal Holding,
    decimal Backorder,
    decimal LostSales,
    decimal Material,
    decimal Setup,
    decimal Subcontract,
    decimal Ordering,
    decimal Tooling,
    decimal MachinePurchase,
    decimal MachineOperation
);

/// <param name="CashOut">Cost without holding, backorder and lost-sale penalties.</param>
public sealed record PlanMonth(
    Month Month,
    decimal Workers,
    decimal Hired,
    decimal LaidOff,
    decimal RegularHours,
    decimal OvertimeHours,
    decimal IdleHours,
    decimal Cost,
    decimal CashOut,
    decimal CumulativeCashOut,
    IReadOnlyList<PlanProductMonth> Products,
    IReadOnlyList<PlanResourceMonth> Resources
);

/// <param name="Late">It had to be ordered before the plan's start.</param>
public sealed record PlanPurchase(
    string Sku,
    Month NeedMonth,
    decimal Quantity,
    Month OrderMonth,
    decimal Cost,
    bool Late
);

/// <param name="Worth">What one more hour or unit would be worth.</param>
public sealed record BindingLimit(LimitKind Limit, string? Id, Month Month, decimal Worth);

/// <summary>A stored plan as it stands in the list.</summary>
/// <param name="TotalCost">Of the best plan; null where there is none, and for plans stored before it was kept.</param>
/// <param name="Currency">Null for plans stored before it was kept.</param>
/// <param name="Accepted">The plan that is carried out; null until one is.</param>
public sealed record PlanListItem(
    string Id,
    string? Name,
    PlanStatus Status,
    Month Start,
    int Months,
    StrategyName? Best,
    decimal? TotalCost,
    string? Currency,
    StrategyName? Accepted,
    DateTimeOffset CreatedAt
);

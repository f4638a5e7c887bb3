using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>Maps the engine's plans to the answer.</summary>
public static class PlanAnswerMapper
{
    public static PlanAnswer ToAnswer(
        PlanComparison comparison,
        string id,
        string? name,
        string currency,
        IReadOnlyList<Month> months
    ) =>
        new(
            id,
            name,
            PlanStatus.Done,
            currency,
            months,
            comparison.Best,
            Accepted: null,
            comparison.BestBy,
            comparison.Warnings,
            [.. comparison.Plans.Select(ToPlan)]
        );

    private static StrategyPlan ToPlan(ProductionPlan plan) =>
        new(
            plan.Strategy,
            plan.Feasible,
            plan.Reasons,
            plan.TotalCost,
            plan.Revenue,
            plan.Profit,
            plan.Optimality,
            ToCosts(plan.Costs),
            plan.Kpis,
            [.. plan.Periods.Select(ToMonth)],
            [
                .. plan.Purchases.Select(o => new PlanPurchase(
                    o.Sku,
                    Month.Of(o.NeedMonth),
                    o.Quantity,
                    Month.Of(o.OrderMonth),
                    o.Cost,
                    o.Late
                )),
            ],
            plan.Risk,
            [
                .. plan.Limits.Select(l => new BindingLimit(
                    l.Limit,
                    l.Id,
                    Month.Of(l.Month),
                    l.ShadowPrice
                )),
            ]
        );

    private static PlanMonth ToMonth(PlanPeriod period) =>
        new(
            Month.Of(period.Month),
            period.Workers,
            period.Hired,
            period.LaidOff,
            period.RegularHours,
            period.OvertimeHours,
            period.IdleHours,
            period.Cost,
            period.CashOut,
            period.CumulativeCashOut,
            period.Products,
            period.Resources
        );

    private static PlanCosts ToCosts(CostBreakdown c) =>
        new(
            c.RegularLabour,
            c.Overtime,
            c.Hiring,
            c.Layoff,
            c.RateChange,
            c.Holding,
            c.Backorder,
            c.LostSales,
            c.Material,
            c.Setup,
            c.Subcontract,
            c.Ordering,
            c.Tooling,
            c.MachinePurchase,
            c.MachineOperation
        );
}

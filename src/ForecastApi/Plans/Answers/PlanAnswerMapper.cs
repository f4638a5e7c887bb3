using ForecastApi.Common;
using ForecastApi.Planning.Results;

namespace ForecastApi.Plans.Answers;

/// <summary>Maps the engine's plans to the answer.</summary>
public static class PlanAnswerMapper
{
    /// <summary>Returns the answer of a computed request.</summary>
    /// <param name="comparison">The plans.</param>
    /// <param name="pending">The answer until then.</param>
    public static PlanAnswer ToAnswer(PlanComparison comparison, PlanAnswer pending) =>
        pending with
        {
            Status = PlanStatus.Done,
            Best = comparison.Best,
            BestBy = comparison.BestBy,
            Warnings = comparison.Warnings,
            Plans = [.. comparison.Plans.Select(ToPlan)],
        };

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
                )
                {
                    Supplier = o.Supplier,
                    Expedited = o.Expedited,
                }),
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
        )
        {
            MaterialUsed = period.Costs.Material,
            MaterialPaid = period.MaterialPaid,
            MachinesPaid = period.MachinesPaid,
            PartsStockValue = period.PartsStockValue,
        };

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
        )
        {
            Expediting = c.Expediting,
        };
}

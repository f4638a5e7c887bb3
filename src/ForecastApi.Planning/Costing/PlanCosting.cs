using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// Prices decisions. This is the only pricing function; all strategies and the optimiser use it. Each kind of cost in a
/// month is rounded to 6 decimals, and every total is a sum of these rounded parts.
/// </summary>
internal static class PlanCosting
{
    /// <summary>Prices decisions.</summary>
    /// <param name="input">The plan's input, without problems.</param>
    /// <param name="strategy">The strategy that made the decisions.</param>
    /// <param name="decisions">The decisions, rounded to 6 decimals.</param>
    /// <returns>The plan without reasons, optimality and limits.</returns>
    public static ProductionPlan Price(
        PlanInput input,
        StrategyName strategy,
        PlanDecisions decisions
    )
    {
        var stock = new StockLedger(input, decisions);
        var labour = LabourMonth.Compute(input, decisions);
        var machines = MachineMonth.Compute(input, decisions);
        var material = new MaterialCost(input);
        var orders = PartOrders.Compute(input, decisions);
        var parts = new PartsCash(input, decisions, material, orders);
        var periods = new PlanPeriod[input.Months];
        var cash = 0m;
        for (var t = 0; t < periods.Length; t++)
        {
            var period = Period(input, decisions, stock, labour[t], machines, t) with
            {
                Costs =
                    LabourCosts(input, labour, t)
                    + ProductCosts(input, decisions, stock, material.PerUnit, t)
                    + SupplierCosts(input, decisions, t)
                    + MachineCosts(input, machines, t)
                    + new CostBreakdown { Expediting = parts.Expediting(t) },
                MaterialPaid = parts.Paid(t),
                MachinesPaid = Tolerance.Round(
                    input.Resources.Select((r, i) => machines[i][t].Bought * Price(r)).Sum()
                ),
                PartsStockValue = parts.StockValue(t),
                Revenue = Tolerance.Round(
                    input
                        .Products.Select(
                            (p, i) => p.UnitPrice[t] * (p.Demand[t] - decisions.Lost[i][t])
                        )
                        .Sum()
                ),
            };
            cash += period.CashOut;
            periods[t] = period with { CumulativeCashOut = cash };
        }
        return new()
        {
            Strategy = strategy,
            Periods = periods,
            Costs = periods.Aggregate(new CostBreakdown(), (sum, p) => sum + p.Costs),
            Revenue = periods.Sum(p => p.Revenue),
            Purchases = [.. orders.Select(o => o.ToResult(input))],
            Kpis = KpiCalculation.Compute(input, periods, material),
        };
    }

    private static CostBreakdown LabourCosts(PlanInput input, LabourMonth[] labour, int t)
    {
        if (input.Workforce is not { } w)
            return new();
        var month = labour[t];
        var paid = w.LabourPaid == LabourPaid.Available ? month.Available : month.Used;
        // Reaching the first month's rate costs nothing (Heizer and Render, aggregate planning examples).
        var change = t == 0 ? 0 : month.DailyRate - labour[t - 1].DailyRate;
        return new()
        {
            RegularLabour = Tolerance.Round(paid * w.RegularRate),
            Overtime = Tolerance.Round(month.Overtime * (w.OvertimeRate ?? 0)),
            Hiring = Tolerance.Round(month.Hired * w.HireCost),
            Layoff = Tolerance.Round(month.LaidOff * w.LayoffCost),
            RateChange = Tolerance.Round(
                change > 0 ? change * w.RateIncreaseCost : -change * w.RateDecreaseCost
            ),
        };
    }

    private static CostBreakdown ProductCosts(
        PlanInput input,
        PlanDecisions decisions,
        StockLedger stock,
        decimal[][] material,
        int t
    )
    {
        var held = new StockCosts();
        decimal setup = 0,
            made = 0;
        for (var p = 0; p < input.Products.Count; p++)
        {
            var product = input.Products[p];
            held += StockCosts.Compute(
                product,
                t,
                stock.Inventory(p, t - 1),
                stock.Inventory(p, t),
                stock.Backorders(p, t),
                decisions.Lost[p][t]
            );
            made += material[p][t] * decisions.Made(p, t);
            setup += decisions.Made(p, t) > 0 ? product.SetupCost?[t] ?? 0 : 0;
        }
        var rounded = held.Rounded();
        return new()
        {
            Holding = rounded.Holding,
            Backorder = rounded.Backorder,
            LostSales = rounded.LostSales,
            Material = Tolerance.Round(made),
            Setup = Tolerance.Round(setup),
        };
    }

    private static CostBreakdown SupplierCosts(PlanInput input, PlanDecisions decisions, int t)
    {
        decimal units = 0,
            orders = 0,
            tooling = 0;
        for (var s = 0; s < input.Suppliers.Count; s++)
        {
            var supplier = input.Suppliers[s];
            var ordered = decisions.Ordered[s];
            // Expedited orders are priced with the parts
            if (ordered[t] == 0 || supplier.IsImplied)
                continue;
            units += supplier.PriceOf(ordered[t]) * ordered[t];
            orders += supplier.OrderCost;
            if (ordered.AsSpan(0, t).IndexOfAnyExcept(0m) < 0)
                tooling += supplier.ToolingCost;
        }
        return new()
        {
            Subcontract = Tolerance.Round(units),
            Ordering = Tolerance.Round(orders),
            Tooling = Tolerance.Round(tooling),
        };
    }

    private static CostBreakdown MachineCosts(PlanInput input, MachineMonth[][] machines, int t) =>
        new()
        {
            MachinePurchase = Tolerance.Round(
                input.Resources.Select((r, i) => Charged(r, machines[i], t) * Price(r)).Sum()
            ),
            MachineOperation = Tolerance.Round(
                input.Resources.Select((r, i) => machines[i][t].Used * r.OperatingCostPerHour).Sum()
            ),
        };

    private static decimal Price(PlanResource resource) => resource.PurchaseCost ?? 0;

    // The machines whose cost counts in a month: those bought in it, or a share of those that are not worn out.
    private static decimal Charged(PlanResource resource, MachineMonth[] months, int t) =>
        resource.LifeMonths is { } life
            ? months.Where((_, m) => m <= t && t - m < life).Sum(m => m.Bought) / life
            : months[t].Bought;

    private static PlanPeriod Period(
        PlanInput input,
        PlanDecisions decisions,
        StockLedger stock,
        LabourMonth labour,
        MachineMonth[][] machines,
        int t
    ) =>
        new()
        {
            Month = input.Month(t),
            Workers = Tolerance.Round(labour.Workers),
            Hired = Tolerance.Round(labour.Hired),
            LaidOff = Tolerance.Round(labour.LaidOff),
            RegularHours = Tolerance.Round(labour.Used),
            OvertimeHours = Tolerance.Round(labour.Overtime),
            IdleHours = Tolerance.Round(labour.Idle),
            Costs = new(),
            Products =
            [
                .. input
                    .Products.TakeWhile(product => !product.IsPart)
                    .Select(
                        (product, p) =>
                            new PlanProductMonth(
                                product.Sku,
                                product.Demand[t],
                                decisions.Regular[p][t],
                                decisions.Overtime[p][t],
                                stock.Arrivals[p][t],
                                stock.Inventory(p, t),
                                stock.Backorders(p, t),
                                decisions.Lost[p][t]
                            )
                            {
                                Completed = stock.Completed[p][t],
                                Receipts = stock.Receipts(p, t),
                                ByProduct = stock.ByProducts[p][t],
                                Drawn = stock.Drawn[p][t],
                            }
                    ),
            ],
            Resources =
            [
                .. input.Resources.Select(
                    (resource, r) =>
                        new PlanResourceMonth(
                            resource.Id,
                            machines[r][t].Machines,
                            machines[r][t].Bought,
                            Tolerance.Round(machines[r][t].Used),
                            Tolerance.Round(machines[r][t].Available),
                            machines[r][t].Utilisation
                        )
                ),
            ],
        };
}

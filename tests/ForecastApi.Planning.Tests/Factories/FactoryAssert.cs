using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Asserts the identities of a plan of several levels, feasible or not, from its own figures.</summary>
internal static class FactoryAssert
{
    private const int Decimals = 6;

    // Half of the last decimal of a figure that is rounded to six
    public const decimal Rounding = 0.000002m;

    public static void Holds(PlanInput input, ProductionPlan plan)
    {
        Totals(input, plan);
        for (var i = 0; i < input.Products.Count; i++)
            Balances(input, plan, i);
        FactoryCosts.Hold(input, plan);
        new FactoryParts(input, plan).Hold();
        if (plan.Feasible)
            FactoryLimits.Hold(input, plan);
    }

    public static decimal Made(ProductionPlan plan, int i, int t) =>
        plan.Periods[t].Products[i].RegularProduction
        + plan.Periods[t].Products[i].OvertimeProduction;

    public static decimal Started(PlanInput input, ProductionPlan plan, int i, int t) =>
        Made(plan, i, t) / input.Products[i].Yield;

    public static void Near(
        ProductionPlan plan,
        string name,
        decimal expected,
        decimal actual,
        decimal tolerance = Rounding
    ) =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance,
            $"{plan.Strategy}: {name} is {actual} instead of {expected}."
        );

    private static void Totals(PlanInput input, ProductionPlan plan)
    {
        Assert.Equal(input.Months, plan.Periods.Count);
        Assert.Equal(plan.TotalCost, plan.Periods.Sum(p => p.Cost));
        Assert.Equal(
            plan.Costs,
            plan.Periods.Aggregate(new CostBreakdown(), (sum, p) => sum + p.Costs)
        );
        Assert.Equal(plan.Revenue, plan.Periods.Sum(p => p.Revenue));
        var cash = 0m;
        foreach (var period in plan.Periods)
        {
            cash += period.CashOut;
            Assert.Equal(cash, period.CumulativeCashOut);
            Assert.Equal(input.Products.Select(p => p.Sku), period.Products.Select(p => p.Sku));
            Assert.Equal(
                period.CashOut,
                period.Costs.Paid + period.MaterialPaid + period.MachinesPaid
            );
        }
    }

    private static void Balances(PlanInput input, ProductionPlan plan, int i)
    {
        var product = input.Products[i];
        var net = product.OpeningStock - product.OpeningBackorders;
        for (var t = 0; t < input.Months; t++)
        {
            var m = plan.Periods[t].Products[i];
            var start = t - product.ProductionLeadTime;
            Assert.Equal(product.Demand[t], m.Demand);
            Assert.Equal(start < 0 ? 0 : Made(plan, i, start), m.Completed);
            Assert.Equal(product.Receipts?[t] ?? 0, m.Receipts);
            Near(plan, $"By-product {m.Sku}", ByProduct(input, plan, m.Sku, t), m.ByProduct);
            Near(
                plan,
                $"Drawn {m.Sku} in month {t}",
                Drawn(input, plan, m.Sku, t),
                m.Drawn,
                KitRounding(input, m.Sku)
            );
            net += m.Completed + m.Subcontracted + m.Receipts + m.ByProduct;
            net -= m.Demand - m.LostSales + m.Drawn;
            Assert.Equal(net, m.Inventory - m.Backorders);
            decimal[] all =
            [
                m.RegularProduction,
                m.OvertimeProduction,
                m.Subcontracted,
                m.Inventory,
                m.Backorders,
                m.LostSales,
                m.ByProduct,
                m.Drawn,
                m.Demand - m.LostSales,
            ];
            Assert.True(
                all.All(units => units >= 0 && units == Math.Round(units, Decimals)),
                $"{plan.Strategy}: {m} has an amount below 0 or with more than six decimals."
            );
        }
    }

    public static decimal ByProduct(PlanInput input, ProductionPlan plan, string sku, int t) =>
        input
            .Products.Select(
                (p, i) =>
                    plan.Periods[t].Products[i].Completed
                    * p.ByProducts.Where(b => b.Sku == sku).Sum(b => b.Quantity)
            )
            .Sum();

    /// <summary>Returns the units that the parents of an item draw in a month, with their scrap.</summary>
    public static decimal Drawn(PlanInput input, ProductionPlan plan, string sku, int t) =>
        input
            .Products.Select((p, i) => Started(input, plan, i, t) * PerUnit(input, p.Sku, sku))
            .Sum()
        + plan.Purchases.Where(o => StartMonth(input, o) == input.Month(t))
            .Sum(o => o.Quantity * PerUnit(input, o.Sku, sku));

    // Without limits of parts, an order is started when it is needed, and only marked by its month.
    private static DateOnly StartMonth(PlanInput input, PlannedOrder order) =>
        input.Parts == PartsPolicy.Flagged ? order.NeedMonth : order.OrderMonth;

    private static decimal PerUnit(PlanInput input, string parent, string sku) =>
        FactoryItems
            .Lines(input, parent)
            .Where(l => l.ComponentSku == sku)
            .Sum(l => l.Quantity / (1 - l.ScrapRate));

    // The units of a planned order are rounded, and not those that its parts follow from.
    private static decimal KitRounding(PlanInput input, string sku) =>
        input.Bills.Any(b =>
            FactoryItems.IsKit(input, b.Key) && b.Value.Any(l => l.ComponentSku == sku)
        )
            ? 0.00001m
            : Rounding;
}

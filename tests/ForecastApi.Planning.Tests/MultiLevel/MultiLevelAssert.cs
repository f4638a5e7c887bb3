using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.MultiLevel;

/// <summary>Asserts the identities of a plan of several levels, feasible or not.</summary>
internal static class MultiLevelAssert
{
    private const decimal Tolerance = 0.01m;

    public static void Consistent(PlanInput input, ProductionPlan plan, int seed)
    {
        var name = $"seed {seed}, {plan.Strategy}";
        Assert.Equal(plan.TotalCost, plan.Periods.Sum(p => p.Cost));
        Assert.Equal(plan.Periods.Sum(p => p.CashOut), plan.Periods[^1].CumulativeCashOut);
        for (var i = 0; i < input.Products.Count; i++)
            Balances(input, plan, i, name);
        PartsCash(input, plan, name);
        if (!plan.Feasible)
            return;
        Assert.DoesNotContain(plan.Purchases, p => p.Late);
        for (var t = 0; t < input.Months; t++)
        {
            if (input.Budget is { } budget)
                Assert.True(plan.Periods[t].CashOut <= budget[t] + 0.1m, name);
            foreach (var (line, r) in input.Resources.Select((line, r) => (line, r)))
                Near(
                    plan.Periods[t].Resources[r].HoursUsed,
                    input
                        .Products.Select(
                            (p, i) =>
                                Made(plan, i, t) / p.Yield * line.HoursOf(p.Sku)
                                + (Made(plan, i, t) > 0 ? p.SetupHours : 0)
                        )
                        .Sum(),
                    name
                );
        }
    }

    private static void Balances(PlanInput input, ProductionPlan plan, int i, string name)
    {
        var product = input.Products[i];
        var net = product.OpeningStock - product.OpeningBackorders;
        for (var t = 0; t < input.Months; t++)
        {
            var m = plan.Periods[t].Products[i];
            var start = t - product.ProductionLeadTime;
            Assert.Equal(start < 0 ? 0 : Made(plan, i, start), m.Completed);
            Assert.Equal(product.Receipts?[t] ?? 0, m.Receipts);
            Near(m.Drawn, Drawn(input, plan, product.Sku, t), name);
            var before =
                t == 0 ? product.OpeningBackorders : plan.Periods[t - 1].Products[i].Backorders;
            net += m.Completed + m.Subcontracted + m.Receipts + m.ByProduct;
            net -= m.Demand - m.LostSales + m.Drawn;
            Assert.Equal(net, m.Inventory - m.Backorders);
            if (plan.Feasible)
                Assert.True(
                    m.Backorders - before <= m.Demand - m.LostSales + Tolerance,
                    $"{name}: {product.Sku} is drawn although it is not there"
                );
        }
    }

    // Draws through parts made without effort reach a product only where the kit is itself an item of the plan.
    private static decimal Drawn(PlanInput input, ProductionPlan plan, string sku, int t)
    {
        var drawn = 0m;
        for (var i = 0; i < input.Products.Count; i++)
            foreach (var line in Lines(input, input.Products[i].Sku))
                if (line.ComponentSku == sku)
                    drawn += Made(plan, i, t) / input.Products[i].Yield * line.UnitsDrawn;
        foreach (var order in plan.Purchases.Where(o => o.OrderMonth == input.Month(t)))
        foreach (var line in Lines(input, order.Sku))
            if (line.ComponentSku == sku)
                drawn += order.Quantity * line.UnitsDrawn;
        return drawn;
    }

    private static void PartsCash(PlanInput input, ProductionPlan plan, string name)
    {
        if (
            input.Products.Any(p => p.MaterialCost is not null || p.ByProducts.Count > 0)
            || input.Suppliers.Count > 0
        )
            return;
        var value = 0m;
        for (var t = 0; t < input.Months; t++)
        {
            var period = plan.Periods[t];
            var paid = plan
                .Purchases.Where(o =>
                    o.NeedMonth == period.Month || (t == 0 && o.NeedMonth < period.Month)
                )
                .Sum(o => o.Cost);
            Near(period.MaterialPaid + period.Costs.Expediting, paid, name);
            var change =
                period.MaterialPaid
                - period.Costs.Material
                + input.Components.Sum(c => (c.Receipts?[t] ?? 0) * Value(input, c.Sku));
            if (t > 0)
                Near(period.PartsStockValue - value, change, name);
            value = period.PartsStockValue;
            if (plan.Feasible)
                Assert.True(value >= -Tolerance, $"{name}: the parts' stock is {value}");
        }
    }

    private static decimal Value(PlanInput input, string sku) =>
        !IsUsed(input, sku) ? 0
        : Lines(input, sku) is { Count: > 0 } lines
            ? lines.Sum(l =>
                input.Products.Any(p => p.Sku == l.ComponentSku)
                    ? 0
                    : l.UnitsDrawn * Value(input, l.ComponentSku)
            )
        : input.Components.FirstOrDefault(c => c.Sku == sku)?.UnitCost ?? 0;

    private static bool IsUsed(PlanInput input, string sku) =>
        input
            .Bills.Where(b => b.Value.Any(l => l.ComponentSku == sku))
            .Any(b => input.Products.Any(p => p.Sku == b.Key) || IsUsed(input, b.Key));

    private static IReadOnlyList<BillLine> Lines(PlanInput input, string sku) =>
        input.Bills.GetValueOrDefault(sku) ?? [];

    private static decimal Made(ProductionPlan plan, int i, int t) =>
        plan.Periods[t].Products[i].RegularProduction
        + plan.Periods[t].Products[i].OvertimeProduction;

    private static void Near(decimal actual, decimal expected, string name) =>
        Assert.True(
            Math.Abs(actual - expected) <= Tolerance + (Math.Abs(expected) * 0.00001m),
            $"{name}: {actual} instead of {expected}"
        );
}

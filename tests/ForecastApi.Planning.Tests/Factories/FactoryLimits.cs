using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Asserts that a plan that is reported feasible keeps every limit of the input.</summary>
internal static class FactoryLimits
{
    private const decimal Tolerance = 0.002m;

    public static void Hold(PlanInput input, ProductionPlan plan)
    {
        if (input.Parts == PartsPolicy.Required)
            Assert.DoesNotContain(plan.Purchases, o => o.Late);
        for (var t = 0; t < input.Months; t++)
        {
            for (var i = 0; i < input.Products.Count; i++)
                Item(input, plan, i, t);
            if (input.Workforce is { } w)
                Workforce(plan, w, t);
            foreach (var m in plan.Periods[t].Resources)
                AtMost(plan, $"Hours of {m.Id}", m.HoursUsed, m.HoursAvailable);
            if (input.Budget is { } budget)
                AtMost(plan, $"Cash of month {t}", plan.Periods[t].CashOut, budget[t]);
            foreach (var store in input.Storage)
                AtMost(
                    plan,
                    $"Store {store.Id} in month {t}",
                    Stored(input, plan, store, t),
                    store.Capacity[t]
                );
        }
        foreach (var (resource, r) in input.Resources.Select((resource, r) => (resource, r)))
            AtMost(
                plan,
                $"Purchases of {resource.Id}",
                plan.Periods.Sum(p => p.Resources[r].Bought),
                resource.PurchaseCost is null ? 0 : resource.MaxPurchases ?? int.MaxValue
            );
    }

    private static void Item(PlanInput input, ProductionPlan plan, int i, int t)
    {
        var (p, m) = (input.Products[i], plan.Periods[t].Products[i]);
        var made = FactoryAssert.Made(plan, i, t);
        var before =
            t == 0
                ? Math.Max(0, p.OpeningBackorders - p.OpeningStock)
                : plan.Periods[t - 1].Products[i].Backorders;
        AtMost(plan, $"Backorders of {m.Sku}", m.Backorders, before + m.Demand - m.LostSales);
        AtMost(plan, $"The least stock of {m.Sku}", FactoryItems.Floor(p, t), m.Inventory);
        if (!FactoryItems.MayOwe(p, t))
            AtMost(plan, $"Backorders of {m.Sku}", m.Backorders, 0);
        if (p.LostSaleCost is null && input.Objective == PlanObjective.MinimumCost)
            AtMost(plan, $"Lost sales of {m.Sku}", m.LostSales, 0);
        if (p.MaxStock is { } stock)
            AtMost(plan, $"Stock of {m.Sku}", m.Inventory, stock[t]);
        if (p.MaxProduction is { } production)
            AtMost(plan, $"Production of {m.Sku}", made, production[t]);
        if (made == 0)
            return;
        AtMost(plan, $"The least batch of {m.Sku}", p.MinBatch, made);
        if (p.BatchMultiple > 0)
            FactoryAssert.Near(
                plan,
                $"Batches of {m.Sku}",
                Math.Round(made / p.BatchMultiple),
                made / p.BatchMultiple,
                Tolerance
            );
    }

    private static void Workforce(ProductionPlan plan, PlanWorkforce w, int t)
    {
        var period = plan.Periods[t];
        var available = period.Workers * w.HoursPerWorker(t);
        AtMost(plan, "Regular hours", period.RegularHours, available);
        if (w.OvertimeLimit(t, period.Workers) is { } overtime)
            AtMost(plan, "Overtime hours", period.OvertimeHours, overtime);
        if (w.MaxWorkers is { } most)
            AtMost(plan, "Workers", period.Workers, most[t]);
        if (w.MinWorkers is { } least)
            AtMost(plan, "The least workers", least[t], period.Workers);
        if (w.WholeWorkers && plan.Strategy == StrategyName.Optimal)
            Assert.Equal(Math.Round(period.Workers), period.Workers);
    }

    private static decimal Stored(PlanInput input, ProductionPlan plan, PlanStorage store, int t) =>
        store.UnitsOf.Sum(u => u.Value * Stock(input, plan, u.Key, t));

    private static decimal Stock(PlanInput input, ProductionPlan plan, string sku, int t)
    {
        if (plan.Periods[t].Products.FirstOrDefault(m => m.Sku == sku) is { } item)
            return item.Inventory;
        var part = FactoryItems.Part(input, sku);
        var stock = part.OpeningStock;
        for (var s = 0; s <= t; s++)
            stock +=
                (part.Receipts?[s] ?? 0)
                + FactoryAssert.ByProduct(input, plan, sku, s)
                - FactoryAssert.Drawn(input, plan, sku, s);
        return stock
            + plan.Purchases.Where(o => o.Sku == sku && o.NeedMonth <= input.Month(t))
                .Sum(o => o.Quantity);
    }

    private static void AtMost(ProductionPlan plan, string name, decimal value, decimal limit) =>
        Assert.True(
            value <= limit + Tolerance,
            $"{plan.Strategy}: {name} is {value}, the limit is {limit}."
        );
}

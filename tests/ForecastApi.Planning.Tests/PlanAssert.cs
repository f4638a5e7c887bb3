using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests;

/// <summary>Asserts the invariants of every plan, feasible or not.</summary>
internal static class PlanAssert
{
    public static void Consistent(PlanInput input, ProductionPlan plan)
    {
        Assert.Equal(plan.TotalCost, plan.Periods.Sum(p => p.Cost));
        Assert.Equal(plan.Revenue, plan.Periods.Sum(p => p.Revenue));
        Assert.Equal(plan.Periods.Sum(p => p.CashOut), plan.Periods[^1].CumulativeCashOut);
        Assert.Equal(plan.Kpis.WorkforceChange, plan.Periods.Sum(p => p.Hired + p.LaidOff));
        for (var i = 0; i < input.Products.Count; i++)
            StockBalances(input.Products[i], plan.Periods.Select(p => p.Products[i]));
        foreach (var period in plan.Periods)
        {
            var hours = period.RegularHours + period.IdleHours;
            var available =
                input.Workforce?.HoursPerWorker(plan.Periods.ToList().IndexOf(period))
                * period.Workers;
            Assert.True(Math.Abs((available ?? 0) - hours) <= 0.001m);
        }
    }

    private static void StockBalances(PlanProduct product, IEnumerable<PlanProductMonth> months)
    {
        var net = product.OpeningStock - product.OpeningBackorders;
        foreach (var m in months)
        {
            net += m.RegularProduction + m.OvertimeProduction + m.Subcontracted;
            net -= m.Demand - m.LostSales;
            Assert.Equal(net, m.Inventory - m.Backorders);
            decimal[] parts =
            [
                m.RegularProduction,
                m.OvertimeProduction,
                m.Subcontracted,
                m.Inventory,
                m.Backorders,
                m.LostSales,
            ];
            Assert.All(parts, part => Assert.True(part >= 0));
            Assert.True(m.Inventory == 0 || m.Backorders == 0);
            Assert.True(m.LostSales <= m.Demand);
        }
    }
}

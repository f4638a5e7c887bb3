using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>Asserts every kind of cost of a plan, and its hours, from its quantities.</summary>
internal static class FactoryCosts
{
    // Hours and rates multiply the rounding of a quantity to six decimals.
    private const decimal Tolerance = 0.002m;

    public static void Hold(PlanInput input, ProductionPlan plan)
    {
        for (var t = 0; t < input.Months; t++)
        {
            Stock(input, plan, t);
            Production(input, plan, t);
            Labour(input, plan, t);
            for (var r = 0; r < input.Resources.Count; r++)
                MachineHours(input, plan, r, t);
            Machines(input, plan, t);
        }
    }

    private static void Stock(PlanInput input, ProductionPlan plan, int t)
    {
        var costs = plan.Periods[t].Costs;
        decimal holding = 0,
            backorder = 0,
            lost = 0,
            revenue = 0;
        for (var i = 0; i < input.Products.Count; i++)
        {
            var (p, m) = (input.Products[i], plan.Periods[t].Products[i]);
            var before =
                t == 0
                    ? Math.Max(0, p.OpeningStock - p.OpeningBackorders)
                    : plan.Periods[t - 1].Products[i].Inventory;
            var held = p.HoldingBasis switch
            {
                HoldingBasis.Ending => m.Inventory,
                HoldingBasis.Average => (before + m.Inventory) / 2,
                _ => Math.Max(0, m.Inventory - p.SafetyStock[t]),
            };
            holding += held * p.HoldingCost[t];
            backorder += m.Backorders * (p.BackorderCost?[t] ?? 0);
            lost += m.LostSales * (p.LostSaleCost?[t] ?? 0);
            revenue += (m.Demand - m.LostSales) * p.UnitPrice[t];
        }
        FactoryAssert.Near(plan, "Holding", holding, costs.Holding);
        FactoryAssert.Near(plan, "Backorder", backorder, costs.Backorder);
        FactoryAssert.Near(plan, "Lost sales", lost, costs.LostSales);
        FactoryAssert.Near(plan, "Revenue", revenue, plan.Periods[t].Revenue);
    }

    private static void Production(PlanInput input, ProductionPlan plan, int t)
    {
        decimal material = 0,
            setup = 0;
        for (var i = 0; i < input.Products.Count; i++)
        {
            var (p, made) = (input.Products[i], FactoryAssert.Made(plan, i, t));
            material += made * FactoryItems.Material(input, p, t);
            setup += made > 0 ? p.SetupCost?[t] ?? 0 : 0;
        }
        FactoryAssert.Near(plan, "Material", material, plan.Periods[t].Costs.Material);
        FactoryAssert.Near(plan, "Set-up", setup, plan.Periods[t].Costs.Setup);
    }

    private static void Labour(PlanInput input, ProductionPlan plan, int t)
    {
        var (period, costs) = (plan.Periods[t], plan.Periods[t].Costs);
        if (input.Workforce is not { } w)
        {
            Assert.Equal(0, costs.RegularLabour + costs.Overtime + costs.Hiring + costs.Layoff);
            return;
        }
        decimal regular = 0,
            overtime = 0;
        for (var i = 0; i < input.Products.Count; i++)
        {
            var (p, m) = (input.Products[i], period.Products[i]);
            var hours = p.LabourHoursPerUnit / p.Yield;
            regular += m.RegularProduction * hours;
            regular += FactoryAssert.Made(plan, i, t) > 0 ? p.SetupHours : 0;
            overtime += m.OvertimeProduction * hours;
        }
        var available = period.Workers * w.HoursPerWorker(t);
        var before = t == 0 ? w.OpeningWorkers ?? period.Workers : plan.Periods[t - 1].Workers;
        FactoryAssert.Near(plan, "Regular hours", regular, period.RegularHours, Tolerance);
        FactoryAssert.Near(plan, "Overtime hours", overtime, period.OvertimeHours, Tolerance);
        FactoryAssert.Near(
            plan,
            "Idle hours",
            Math.Max(0, available - regular),
            period.IdleHours,
            Tolerance
        );
        FactoryAssert.Near(plan, "Change", period.Workers - before, period.Hired - period.LaidOff);
        FactoryAssert.Near(
            plan,
            "Regular labour",
            (w.LabourPaid == LabourPaid.Worked ? period.RegularHours : available) * w.RegularRate,
            costs.RegularLabour,
            Tolerance
        );
        FactoryAssert.Near(
            plan,
            "Overtime",
            period.OvertimeHours * (w.OvertimeRate ?? 0),
            costs.Overtime,
            Tolerance
        );
        FactoryAssert.Near(plan, "Hiring", period.Hired * w.HireCost, costs.Hiring, Tolerance);
        FactoryAssert.Near(plan, "Lay-off", period.LaidOff * w.LayoffCost, costs.Layoff, Tolerance);
    }

    private static void MachineHours(PlanInput input, ProductionPlan plan, int r, int t)
    {
        var (resource, m) = (input.Resources[r], plan.Periods[t].Resources[r]);
        var machines = resource.OpeningMachines[t];
        for (var s = 0; s + resource.PurchaseLeadTime <= t; s++)
            machines += plan.Periods[s].Resources[r].Bought;
        var used = 0m;
        for (var i = 0; i < input.Products.Count; i++)
        {
            var p = input.Products[i];
            var hours = resource.HoursOf(p.Sku);
            used += FactoryAssert.Started(input, plan, i, t) * hours;
            used += hours > 0 && FactoryAssert.Made(plan, i, t) > 0 ? p.SetupHours : 0;
        }
        Assert.Equal(machines, m.Machines);
        FactoryAssert.Near(plan, $"Hours of {m.Id}", used, m.HoursUsed, Tolerance);
        FactoryAssert.Near(
            plan,
            $"Hours available of {m.Id}",
            machines * resource.HoursPerMachine[t],
            m.HoursAvailable
        );
    }

    private static void Machines(PlanInput input, ProductionPlan plan, int t)
    {
        decimal counted = 0,
            paid = 0,
            operation = 0;
        for (var r = 0; r < input.Resources.Count; r++)
        {
            var resource = input.Resources[r];
            var price = resource.PurchaseCost ?? 0;
            var life = resource.LifeMonths ?? 1;
            for (var s = Math.Max(0, t - life + 1); s <= t; s++)
                counted += plan.Periods[s].Resources[r].Bought * price / life;
            paid += plan.Periods[t].Resources[r].Bought * price;
            operation += plan.Periods[t].Resources[r].HoursUsed * resource.OperatingCostPerHour;
        }
        var period = plan.Periods[t];
        FactoryAssert.Near(plan, "Machine purchase", counted, period.Costs.MachinePurchase);
        FactoryAssert.Near(plan, "Machines paid", paid, period.MachinesPaid);
        FactoryAssert.Near(
            plan,
            "Machine operation",
            operation,
            period.Costs.MachineOperation,
            Tolerance
        );
    }
}

using ForecastApi.Planning.Input;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>What is bought, or made without effort, in the independent model.</summary>
internal sealed class FactoryBuying(FactoryProgram program)
{
    private readonly PlanInput _input = program.Input;

    public void Add()
    {
        foreach (var supplier in _input.Suppliers)
            AddSupplier(supplier);
        foreach (var sku in FactoryItems.Parts(_input))
            if (FactoryItems.IsKit(_input, sku))
                AddKit(FactoryItems.Part(_input, sku));
            else if (!FactoryItems.HasSupplier(_input, sku))
                AddPart(FactoryItems.Part(_input, sku));
    }

    private void AddSupplier(PlanSupplier s)
    {
        var ordered = program.Zeros();
        LinearExpr known = new();
        for (var t = 0; t + s.LeadTime < program.Months; t++)
        {
            var most = Math.Min(
                program.Bounds.Of(s.Sku),
                (double?)s.MaxQuantity?[t] ?? double.PositiveInfinity
            );
            LinearExpr units =
                s.OrderMultiple > 0
                    ? program.Solver.MakeIntVar(0, 1e6, "") * (double)s.OrderMultiple
                    : program.Solver.MakeNumVar(0, double.PositiveInfinity, "") + 0;
            var placed = program.Open(units, most, s.MinQuantity[t]);
            program.Solver.Add(units <= most);
            for (var later = t; later < program.Months; later++)
                ordered[later] += units;
            program.Pay(
                t,
                units * (double)s.UnitCost + placed * (double)s.OrderCost - Saved(s, units, most)
            );
            var first = program.Solver.MakeNumVar(0, 1, "");
            program.Solver.Add(placed <= first + known);
            known += first;
            program.Pay(t, first * (double)s.ToolingCost);
        }
        program.Supply(s.Sku, ordered, s.LeadTime);
    }

    // An order of at least a price break saves the difference to the price before on all its units.
    private LinearExpr Saved(PlanSupplier s, LinearExpr units, double most)
    {
        LinearExpr saved = new();
        var price = s.UnitCost;
        foreach (var b in s.PriceBreaks.Where(b => (double)b.From <= most))
        {
            var isReached = program.Solver.MakeBoolVar("");
            var cheaper = program.Solver.MakeNumVar(0, most, "");
            program.Solver.Add(units >= isReached * (double)b.From);
            program.Solver.Add(cheaper <= units);
            program.Solver.Add(cheaper <= isReached * most);
            saved += cheaper * (double)(price - b.UnitCost);
            price = b.UnitCost;
        }
        return saved;
    }

    private void AddKit(PlanComponent kit)
    {
        var leadTime = FactoryItems.LeadTime(_input, kit.Sku);
        var started = Lots(kit, 0, program.Months - 1 - leadTime);
        program.Supply(kit.Sku, started, leadTime);
        program.Draw(kit.Sku, started);
    }

    // The running units are those that arrive, so that the cash is that of their month.
    private void AddPart(PlanComponent part)
    {
        var release = FactoryItems.LeadTime(_input, part.Sku);
        AddArrivals(part, Lots(part, release, null), 0);
        if (release > 0 && part.ExpediteCost is { } cost)
            AddArrivals(part, Lots(part, 0, release - 1), (double)cost);
    }

    private void AddArrivals(PlanComponent part, LinearExpr[] arrived, double expediting)
    {
        program.Supply(part.Sku, arrived, 0);
        for (var t = 0; t < program.Months; t++)
        {
            var units = FactoryProgram.Step(arrived, t);
            program.Cash[t] += units * (double)part.UnitCost;
            program.Pay(t, units * expediting);
        }
    }

    private LinearExpr[] Lots(PlanComponent part, int first, int? last)
    {
        var running = program.Running(first, last, part.OrderMultiple);
        if (part.MinOrder > 0)
            for (var t = first; t <= (last ?? program.Months - 1) && t < program.Months; t++)
                program.Open(
                    FactoryProgram.Step(running, t),
                    program.Bounds.Of(part.Sku),
                    part.MinOrder
                );
        return running;
    }
}

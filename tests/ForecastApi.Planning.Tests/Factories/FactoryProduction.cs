using ForecastApi.Planning.Input;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>What is made with effort in the independent model: units, lots, labour and machines.</summary>
internal sealed class FactoryProduction(FactoryProgram program)
{
    private readonly PlanInput _input = program.Input;
    private readonly LinearExpr[] _regular = program.Zeros();
    private readonly LinearExpr[] _overtime = program.Zeros();
    private readonly LinearExpr[][] _machines =
    [
        .. program.Input.Resources.Select(_ => program.Zeros()),
    ];

    public void Add()
    {
        foreach (var product in _input.Products)
            AddProduct(product);
        if (_input.Workforce is { } workforce)
            AddLabour(workforce);
        for (var r = 0; r < _machines.Length; r++)
            AddMachines(_input.Resources[r], _machines[r]);
    }

    private void AddProduct(PlanProduct p)
    {
        // Nothing is started that arrives after the plan.
        var last = program.Months - 1 - p.ProductionLeadTime;
        var made = program.Running(0, last, p.BatchMultiple);
        var isOvertime = _input.Workforce?.OvertimeRate is not null && p.LabourHoursPerUnit > 0;
        var started = made.Select(m => m / (double)p.Yield).ToArray();
        program.Supply(p.Sku, made, p.ProductionLeadTime);
        foreach (var b in p.ByProducts)
            program.Supply(b.Sku, made, p.ProductionLeadTime, b.Quantity);
        program.Draw(p.Sku, started);
        for (var t = 0; t < program.Months; t++)
        {
            var units = FactoryProgram.Step(made, t);
            var hours = FactoryProgram.Step(started, t) * (double)p.LabourHoursPerUnit;
            var late = program.Solver.MakeNumVar(0, isOvertime ? 1e6 : 0, "");
            program.Solver.Add(late <= hours);
            _regular[t] += hours - late;
            _overtime[t] += late;
            if (p.MaxProduction is { } max)
                program.Solver.Add(units <= (double)max[t]);
            program.Charge(units * (double)FactoryItems.Material(_input, p, t));
            program.Cash[t] += units * (double)FactoryItems.PaidWhenMade(_input, p, t);
            for (var r = 0; r < _machines.Length; r++)
                _machines[r][t] +=
                    FactoryProgram.Step(started, t) * (double)_input.Resources[r].HoursOf(p.Sku);
            if (p.HasSetup)
                AddSetup(p, t, units);
        }
    }

    private void AddSetup(PlanProduct p, int t, LinearExpr units)
    {
        var setup = program.Open(units, program.Bounds.Of(p.Sku), p.MinBatch);
        program.Pay(t, setup * (double)(p.SetupCost?[t] ?? 0));
        _regular[t] += setup * (double)p.SetupHours;
        for (var r = 0; r < _machines.Length; r++)
            if (_input.Resources[r].HoursOf(p.Sku) > 0)
                _machines[r][t] += setup * (double)p.SetupHours;
    }

    private void AddLabour(PlanWorkforce w)
    {
        LinearExpr? before = w.OpeningWorkers is { } opening
            ? new LinearExpr() + (double)opening
            : null;
        for (var t = 0; t < program.Months; t++)
        {
            LinearExpr workers =
                (
                    w.WholeWorkers
                        ? program.Solver.MakeIntVar(0, 1000, "")
                        : program.Solver.MakeNumVar(0, 1000, "")
                ) + 0;
            if (w.MinWorkers is { } min)
                program.Solver.Add(workers >= (double)min[t]);
            if (w.MaxWorkers is { } max)
                program.Solver.Add(workers <= (double)max[t]);
            if (before is not null)
                AddChange(w, t, workers - before);
            before = workers;
            var available = workers * (double)w.HoursPerWorker(t);
            program.Solver.Add(_regular[t] <= available);
            program.Pay(
                t,
                (w.LabourPaid == LabourPaid.Worked ? _regular[t] : available)
                    * (double)w.RegularRate
                    + _overtime[t] * (double)(w.OvertimeRate ?? 0)
            );
            if (w.MaxOvertimeHoursPerWorker is { } each)
                program.Solver.Add(_overtime[t] <= workers * (double)each[t]);
            if (w.MaxOvertimeHours is { } all)
                program.Solver.Add(_overtime[t] <= (double)all[t]);
        }
    }

    private void AddChange(PlanWorkforce w, int t, LinearExpr change)
    {
        var cost = program.Solver.MakeNumVar(0, double.PositiveInfinity, "");
        program.Solver.Add(cost >= change * (double)w.HireCost);
        program.Solver.Add(cost >= change * -(double)w.LayoffCost);
        program.Pay(t, cost + 0);
    }

    private void AddMachines(PlanResource resource, LinearExpr[] hours)
    {
        var bought = new LinearExpr[program.Months];
        LinearExpr all = new();
        for (var t = 0; t < program.Months; t++)
        {
            bought[t] =
                program.Solver.MakeIntVar(0, resource.PurchaseCost is null ? 0 : 100, "") + 0;
            all += bought[t];
            var months = Math.Min(resource.LifeMonths ?? 1, program.Months - t);
            var price = (double)(resource.PurchaseCost ?? 0);
            program.Charge(bought[t] * (price * months / (resource.LifeMonths ?? 1)));
            program.Cash[t] += bought[t] * price;
            var machines = new LinearExpr() + (double)resource.OpeningMachines[t];
            for (var s = 0; s + resource.PurchaseLeadTime <= t; s++)
                machines += bought[s];
            program.Solver.Add(hours[t] <= machines * (double)resource.HoursPerMachine[t]);
            program.Pay(t, hours[t] * (double)resource.OperatingCostPerHour);
        }
        if (resource.MaxPurchases is { } most)
            program.Solver.Add(all <= most);
    }
}

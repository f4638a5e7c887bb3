using ForecastApi.Planning.Input;
using Google.OrTools.LinearSolver;

namespace ForecastApi.Planning.Tests.MultiLevel;

/// <summary>
/// The optimum of a small multi-level problem by another formulation than the engine's: no stock columns but cumulative
/// supply and use, an order column for every part and month at every level, and no explosion.
/// </summary>
internal sealed class CumulativeModel : IDisposable
{
    private const double MaxUnits = 20_000;

    private readonly PlanInput _input;
    private readonly Solver _solver = Solver.CreateSolver("SCIP");
    private readonly Dictionary<string, LinearExpr[]> _supply = [];
    private readonly Dictionary<string, LinearExpr[]> _draws = [];
    private readonly Dictionary<(string Sku, int Month), LinearExpr> _stock = [];
    private readonly LinearExpr[] _cash;
    private LinearExpr _cost = new();

    private CumulativeModel(PlanInput input)
    {
        _input = input;
        _cash = Zeros();
        foreach (var sku in Skus())
            (_supply[sku], _draws[sku]) = (Zeros(), Zeros());
    }

    /// <summary>Returns the lowest cost; null if no plan satisfies all limits.</summary>
    public static double? Solve(PlanInput input)
    {
        using var model = new CumulativeModel(input);
        model.AddProducts();
        model.AddSuppliers();
        foreach (var part in model.Parts())
            model.AddOrders(part);
        foreach (var product in input.Products)
            model.AddStock(product);
        foreach (var part in model.Parts())
            model.AddStock(part);
        model.AddStorage();
        if (input.Budget is { } budget)
            for (var t = 0; t < input.Months; t++)
                model._solver.Add(model._cash[t] <= (double)budget[t]);
        model._solver.Minimize(model._cost);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 1e-9);
        return model._solver.Solve(parameters) switch
        {
            Solver.ResultStatus.OPTIMAL => model._solver.Objective().Value(),
            Solver.ResultStatus.INFEASIBLE => null,
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    public void Dispose() => _solver.Dispose();

    private IEnumerable<string> Skus()
    {
        var open = new Queue<string>(_input.Products.Select(p => p.Sku));
        var skus = new HashSet<string>();
        while (open.TryDequeue(out var sku))
            if (skus.Add(sku))
                foreach (var line in Lines(sku))
                    open.Enqueue(line.ComponentSku);
        return
        [
            .. skus,
            .. _input
                .Suppliers.Select(s => s.Sku)
                .Concat(_input.Storage.SelectMany(s => s.UnitsOf.Keys))
                .Concat(_input.Products.SelectMany(p => p.ByProducts).Select(b => b.Sku))
                .Where(sku => !skus.Contains(sku))
                .Distinct(),
        ];
    }

    private void AddProducts()
    {
        var hours = Zeros();
        var overtimeHours = Zeros();
        var machines = _input.Resources.Select(_ => Zeros()).ToArray();
        foreach (var p in _input.Products)
            for (var t = 0; t + p.ProductionLeadTime < _input.Months; t++)
            {
                var regular = Units();
                var overtime = _input.Workforce?.OvertimeRate is null ? null : Units();
                LinearExpr made = overtime is null ? regular + 0 : regular + overtime;
                var started = made / (double)p.Yield;
                hours[t] += regular * (double)(p.LabourHoursPerUnit / p.Yield);
                if (overtime is not null)
                    overtimeHours[t] += overtime * (double)(p.LabourHoursPerUnit / p.Yield);
                for (var r = 0; r < machines.Length; r++)
                    machines[r][t] += started * (double)_input.Resources[r].HoursOf(p.Sku);
                foreach (var line in Lines(p.Sku))
                    _draws[line.ComponentSku][t] += started * (double)line.UnitsDrawn;
                Charge(t, started * (double)Material(p, t), isPaid: p.MaterialCost is not null);
                _supply[p.Sku][t + p.ProductionLeadTime] += made;
                foreach (var b in p.ByProducts)
                    _supply[b.Sku][t + p.ProductionLeadTime] += made * (double)b.Quantity;
                AddLots(p, t, made, hours);
            }
        AddLabour(hours, overtimeHours);
        for (var r = 0; r < machines.Length; r++)
        for (var t = 0; t < _input.Months; t++)
            _solver.Add(
                machines[r][t]
                    <= (double)(
                        _input.Resources[r].OpeningMachines[t]
                        * _input.Resources[r].HoursPerMachine[t]
                    )
            );
    }

    private void AddLots(PlanProduct p, int t, LinearExpr made, LinearExpr[] hours)
    {
        if (p.MaxProduction is { } max)
            _solver.Add(made <= (double)max[t]);
        if (p.BatchMultiple > 0)
            _solver.Add(made == _solver.MakeIntVar(0, 1e6, "") * (double)p.BatchMultiple);
        if (!p.HasSetup)
            return;
        var setup = _solver.MakeBoolVar("");
        _solver.Add(made <= setup * MaxUnits);
        _solver.Add(made >= setup * (double)p.MinBatch);
        hours[t] += setup * (double)p.SetupHours;
        Charge(t, setup * (double)(p.SetupCost?[t] ?? 0), isPaid: true);
    }

    private void AddLabour(LinearExpr[] hours, LinearExpr[] overtimeHours)
    {
        if (_input.Workforce is not { } w)
            return;
        LinearExpr before = new() { };
        for (var t = 0; t < _input.Months; t++)
        {
            var workers = w.WholeWorkers
                ? _solver.MakeIntVar(0, 1000, "")
                : _solver.MakeNumVar(0, 1000, "");
            var (hired, laidOff) = (Units(), Units());
            if (t == 0)
                _solver.Add(workers - hired + laidOff == (double)w.OpeningWorkers!.Value);
            else
                _solver.Add(workers - before - hired + laidOff == 0);
            before = workers + 0;
            if (w.MaxWorkers is { } max)
                _solver.Add(workers <= (double)max[t]);
            _solver.Add(hours[t] <= workers * (double)w.HoursPerWorker(t));
            if (w.OvertimeRate is { } rate)
            {
                _solver.Add(overtimeHours[t] <= workers * (double)w.MaxOvertimeHoursPerWorker![t]);
                Charge(t, overtimeHours[t] * (double)rate, isPaid: true);
            }
            Charge(
                t,
                workers * (double)(w.HoursPerWorker(t) * w.RegularRate)
                    + hired * (double)w.HireCost
                    + laidOff * (double)w.LayoffCost,
                isPaid: true
            );
        }
    }

    private void AddStock(PlanProduct p)
    {
        var net = new LinearExpr() + (double)(p.OpeningStock - p.OpeningBackorders);
        LinearExpr before = new LinearExpr() + (double)p.OpeningBackorders;
        for (var t = 0; t < _input.Months; t++)
        {
            var lost = _solver.MakeNumVar(0, p.LostSaleCost is null ? 0 : (double)p.Demand[t], "");
            net =
                net
                + _supply[p.Sku][t]
                - _draws[p.Sku][t]
                + (double)((p.Receipts?[t] ?? 0) - p.Demand[t])
                + lost;
            var owed = _solver.MakeNumVar(0, p.BackorderCost is null ? 0 : MaxUnits, "");
            if (t == _input.Months - 1 && p.ClosingStock is { } closing)
                _solver.Add(net >= (double)closing);
            _solver.Add(net + owed >= (double)Math.Max(0, p.SafetyStock[t]));
            // Parents cannot draw units that are owed to customers
            _solver.Add(owed - before + lost <= (double)p.Demand[t]);
            before = owed + 0;
            if (p.MaxStock is { } max)
                _solver.Add(net + owed <= (double)max[t]);
            Charge(
                t,
                (net + owed) * (double)p.HoldingCost[t]
                    + owed * (double)(p.BackorderCost?[t] ?? 0)
                    + lost * (double)(p.LostSaleCost?[t] ?? 0),
                isPaid: false
            );
            _stock[(p.Sku, t)] = net + owed;
        }
    }

    private void AddSuppliers()
    {
        foreach (var s in _input.Suppliers)
            for (var t = 0; t + s.LeadTime < _input.Months; t++)
            {
                var placed = _solver.MakeBoolVar("");
                LinearExpr units = new();
                LinearExpr chosen = new();
                for (var k = 0; k <= s.PriceBreaks.Count; k++)
                {
                    var from = k == 0 ? 0 : (double)s.PriceBreaks[k - 1].From;
                    var price = k == 0 ? s.UnitCost : s.PriceBreaks[k - 1].UnitCost;
                    var below = k == s.PriceBreaks.Count ? MaxUnits : (double)s.PriceBreaks[k].From;
                    var (tier, open) = (Units(), _solver.MakeBoolVar(""));
                    _solver.Add(tier >= open * from);
                    _solver.Add(tier <= open * below);
                    units += tier;
                    chosen += open;
                    Charge(t, tier * (double)price, isPaid: true);
                }
                _solver.Add(chosen == placed);
                _solver.Add(units >= placed * (double)s.MinQuantity[t]);
                if (s.MaxQuantity is { } max)
                    _solver.Add(units <= (double)max[t]);
                if (s.OrderMultiple > 0)
                    _solver.Add(units == _solver.MakeIntVar(0, 1e6, "") * (double)s.OrderMultiple);
                Charge(t, placed * (double)s.OrderCost, isPaid: true);
                _supply[s.Sku][t + s.LeadTime] += units;
            }
    }

    private IEnumerable<PlanComponent> Parts() =>
        Skus()
            .Except(_input.Products.Select(p => p.Sku))
            .Select(sku =>
                _input.Components.FirstOrDefault(c => c.Sku == sku)
                ?? new PlanComponent { Sku = sku }
            );

    private void AddOrders(PlanComponent part)
    {
        if (_input.Suppliers.Any(s => s.Sku == part.Sku))
            return;
        for (var t = 0; t < _input.Months; t++)
        {
            if (t + part.LeadTime < _input.Months)
                AddOrder(part, t, t + part.LeadTime);
            if (part.ExpediteCost is { } cost && t < part.LeadTime)
                Charge(t, AddOrder(part, t, t) * (double)cost, isPaid: true);
        }
    }

    private void AddStock(PlanComponent part)
    {
        var stock = new LinearExpr() + (double)part.OpeningStock;
        for (var t = 0; t < _input.Months; t++)
        {
            stock =
                stock
                + _supply[part.Sku][t]
                - _draws[part.Sku][t]
                + (double)(part.Receipts?[t] ?? 0);
            _solver.Add(stock >= 0);
            _stock[(part.Sku, t)] = stock;
        }
    }

    private Variable AddOrder(PlanComponent part, int t, int arrival)
    {
        var units = Units();
        if (part.OrderMultiple > 0)
            _solver.Add(units == _solver.MakeIntVar(0, 1e6, "") * (double)part.OrderMultiple);
        if (part.MinOrder > 0)
        {
            var open = _solver.MakeBoolVar("");
            _solver.Add(units <= open * MaxUnits);
            _solver.Add(units >= open * (double)part.MinOrder);
        }
        _supply[part.Sku][arrival] += units;
        foreach (var line in Lines(part.Sku))
            _draws[line.ComponentSku][t] += units * (double)line.UnitsDrawn;
        if (Lines(part.Sku).Count == 0)
            _cash[arrival] += units * (double)part.UnitCost;
        return units;
    }

    private void AddStorage()
    {
        foreach (var storage in _input.Storage)
            for (var t = 0; t < _input.Months; t++)
            {
                LinearExpr used = new();
                foreach (var (sku, units) in storage.UnitsOf)
                    used += _stock[(sku, t)] * (double)units;
                _solver.Add(used <= (double)storage.Capacity[t]);
            }
    }

    private decimal Material(PlanProduct p, int t) =>
        p.MaterialCost is { } given ? given[t] : PartsOf(p.Sku);

    private decimal PartsOf(string sku) =>
        Lines(sku)
            .Sum(l =>
                l.UnitsDrawn
                * (
                    _input.Products.Any(p => p.Sku == l.ComponentSku) ? 0
                    : _input.Suppliers.Any(s => s.Sku == l.ComponentSku) ? 0
                    : Lines(l.ComponentSku).Count > 0 ? PartsOf(l.ComponentSku)
                    : _input.Components.FirstOrDefault(c => c.Sku == l.ComponentSku)?.UnitCost ?? 0
                )
            );

    private IReadOnlyList<BillLine> Lines(string sku) => _input.Bills.GetValueOrDefault(sku) ?? [];

    private void Charge(int t, LinearExpr money, bool isPaid)
    {
        _cost += money;
        if (isPaid)
            _cash[t] += money;
    }

    private Variable Units() => _solver.MakeNumVar(0, MaxUnits, "");

    private LinearExpr[] Zeros() =>
        [.. Enumerable.Range(0, _input.Months).Select(_ => new LinearExpr())];
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Builds the one optimisation model that the optimal and the level strategies share.</summary>
internal sealed class PlanModelBuilder
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanInput _input;
    private readonly PlanRules _rules;
    private readonly PlanModel _model;
    private readonly LinearProgram _program;
    private readonly decimal[][] _material;

    private PlanModelBuilder(PlanInput input, PlanRules rules)
    {
        _input = input;
        _rules = rules;
        _model = new PlanModel(input);
        _program = _model.Program;
        _material = MaterialCost.PerUnit(input);
    }

    /// <summary>The model of a plan's input under a strategy's rules.</summary>
    public static PlanModel Build(PlanInput input, PlanRules rules)
    {
        var builder = new PlanModelBuilder(input, rules);
        builder.AddWorkforce();
        for (var p = 0; p < input.Products.Count; p++)
        {
            builder.AddProduction(p);
            new StockModel(input, rules, builder._model, p).Add();
        }
        SupplierModel.Add(input, rules, builder._model);
        builder.AddHours();
        builder.AddRateChanges();
        StockModel.AddBalances(input, builder._model);
        return builder._model;
    }

    private void AddWorkforce()
    {
        if (_input.Workforce is not { } w)
            return;
        for (var t = 0; t < _input.Months; t++)
        {
            if (t > 0 && _rules.Level)
            {
                // One column for all months: a search over a single whole number is a search over a convex function.
                _model.Workers[t] = _model.Workers[0];
                continue;
            }
            var months = _rules.Level ? Enumerable.Range(0, _input.Months).ToArray() : [t];
            var least = _rules.Workers ?? months.Max(m => w.MinWorkers?[m] ?? 0);
            var most = _rules.Workers ?? months.Min(m => w.MaxWorkers?[m]);
            var paid = w.LabourPaid == LabourPaid.Available;
            _model.Workers[t] = _program.AddColumn(
                (double)least,
                most is { } limit ? (double)Math.Max(least, limit) : Infinity,
                paid ? (double)(months.Sum(w.HoursPerWorker) * w.RegularRate) : 0,
                w.WholeWorkers
            );
            AddHiring(w, t);
        }
    }

    private void AddHiring(PlanWorkforce w, int t)
    {
        if (t == 0 && w.OpeningWorkers is null)
            return;
        var hired = _program.AddColumn(0, Infinity, (double)w.HireCost);
        var laidOff = _program.AddColumn(0, Infinity, (double)w.LayoffCost);
        var before = t == 0 ? (double)(w.OpeningWorkers ?? 0) : 0;
        var workersBefore = t == 0 ? -1 : _model.Workers[t - 1];
        _program.AddRow(
            before,
            before,
            (_model.Workers[t], 1),
            (workersBefore, -1),
            (hired, -1),
            (laidOff, 1)
        );
    }

    private void AddProduction(int p)
    {
        if (!_rules.InHouse)
            return;
        var product = _input.Products[p];
        var hours = product.LabourHoursPerUnit;
        var w = _input.Workforce;
        var hourly = w is { LabourPaid: LabourPaid.Worked } ? w.RegularRate : 0;
        // A product that takes no labour gains nothing from overtime.
        var overtime = _rules.Overtime && w?.OvertimeRate is not null && hours > 0;
        for (var t = 0; t < _input.Months; t++)
        {
            var material = _material[p][t];
            _model.Regular[p][t] = _program.AddColumn(
                0,
                Infinity,
                (double)(material + (hourly * hours))
            );
            if (overtime)
                _model.Overtime[p][t] = _program.AddColumn(
                    0,
                    Infinity,
                    (double)(material + (w!.OvertimeRate!.Value * hours))
                );
            if (product.MaxProduction is { } max)
            {
                var row = _program.AddRow(
                    -Infinity,
                    (double)max[t],
                    (_model.Regular[p][t], 1),
                    (_model.Overtime[p][t], 1),
                    (Breach(), -1)
                );
                _model.Limits.Add(new(LimitKind.Production, product.Sku, t, row, -1));
            }
        }
    }

    private void AddHours()
    {
        if (_input.Workforce is not { } w)
            return;
        var shares = _rules.Level ? HourShares.Of(_input) : null;
        for (var t = 0; t < _input.Months; t++)
        {
            var available = (double)w.HoursPerWorker(t);
            var row = _program.AddRow(
                w.IdleAllowed ? -Infinity : 0,
                0,
                [
                    .. Hours(_model.Regular, t),
                    (_model.Workers[t], -available),
                    (w.IdleAllowed ? -1 : Breach(), 1),
                ]
            );
            _model.Limits.Add(new(LimitKind.Workforce, null, t, row, -1));
            for (var p = 0; p < shares?.Length; p++)
            {
                var hours = (double)_input.Products[p].LabourHoursPerUnit;
                if (hours > 0)
                    _program.AddRow(
                        0,
                        0,
                        (_model.Regular[p][t], hours),
                        (_model.Workers[t], -available * (double)shares[p])
                    );
            }
            AddOvertimeLimits(w, t);
        }
    }

    private void AddOvertimeLimits(PlanWorkforce w, int t)
    {
        var hours = Hours(_model.Overtime, t).ToArray();
        if (w.MaxOvertimeHoursPerWorker is { } each)
            Limit(_program.AddRow(-Infinity, 0, [.. hours, (_model.Workers[t], -(double)each[t])]));
        if (w.MaxOvertimeHours is { } all)
            Limit(_program.AddRow(-Infinity, (double)all[t], hours));

        void Limit(int row) => _model.Limits.Add(new(LimitKind.Overtime, null, t, row, -1));
    }

    private void AddRateChanges()
    {
        if (_input.Workforce is not { } w || (w.RateIncreaseCost == 0 && w.RateDecreaseCost == 0))
            return;
        for (var t = 1; t < _input.Months; t++)
        {
            var up = _program.AddColumn(0, Infinity, (double)w.RateIncreaseCost);
            var down = _program.AddColumn(0, Infinity, (double)w.RateDecreaseCost);
            _program.AddRow(
                0,
                0,
                [.. DailyRate(w, t, 1), .. DailyRate(w, t - 1, -1), (up, -1), (down, 1)]
            );
        }
    }

    private IEnumerable<(int, double)> DailyRate(PlanWorkforce w, int t, int sign)
    {
        var days = (double)w.WorkingDays[t];
        if (days == 0)
            yield break;
        for (var p = 0; p < _input.Products.Count; p++)
        {
            yield return (_model.Regular[p][t], sign / days);
            yield return (_model.Overtime[p][t], sign / days);
        }
    }

    private IEnumerable<(int, double)> Hours(int[][] made, int t)
    {
        for (var p = 0; p < made.Length; p++)
            yield return (made[p][t], (double)_input.Products[p].LabourHoursPerUnit);
    }

    private int Breach() => _rules.Breakable ? _model.Deviation(DeviationWeights.Means) : -1;
}

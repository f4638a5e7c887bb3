using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The workforce in the model: workers, hours and overtime.</summary>
internal sealed class WorkforceModel(PlanInput input, ModelRules rules, PlanModel model)
{
    private const double Infinity = double.PositiveInfinity;

    private readonly LinearProgram _program = model.Program;
    private readonly bool _isMultiLevel = ItemGraph.Of(input).IsMultiLevel;

    /// <summary>Adds the workers of every month, hiring and lay-offs.</summary>
    public void AddWorkers()
    {
        if (input.Workforce is not { } w)
            return;
        for (var t = 0; t < input.Months; t++)
        {
            if (t > 0 && rules.Level)
            {
                // One column for all months, so that the search has a single integer and the cost is convex in it.
                model.Workers[t] = model.Workers[0];
                continue;
            }
            var months = rules.Level ? Enumerable.Range(0, input.Months).ToArray() : [t];
            var min = rules.Workers ?? months.Max(m => w.MinWorkers?[m] ?? 0);
            var max =
                rules.Workers
                ?? months.Min(m => w.MaxWorkers?[m])
                ?? WorkerLimits.Max(input, rules);
            var paid = w.LabourPaid == LabourPaid.Available;
            model.Workers[t] = _program.AddColumn(
                (double)min,
                (double)Math.Max(min, max),
                paid ? (double)(months.Sum(w.HoursPerWorker) * w.RegularRate) : 0,
                w.WholeWorkers
            );
            foreach (var m in months)
                model.Pay(m, model.Workers[t], paid ? w.HoursPerWorker(m) * w.RegularRate : 0);
            AddHiring(w, t);
        }
    }

    /// <summary>Adds the hours of every month. Call this after the products have been added.</summary>
    public void AddHours()
    {
        if (input.Workforce is not { } w)
            return;
        var inTime =
            input.Months
            - input
                .Products.Where(p => p.LabourHoursPerUnit > 0)
                .Select(p => p.ProductionLeadTime)
                .DefaultIfEmpty(0)
                .Max();
        for (var t = 0; t < input.Months; t++)
        {
            var available = (double)w.HoursPerWorker(t);
            // Where items draw others, a share for each would make more of some than there are parts for; and units
            // that arrive after the plan would only use up stock
            var isFull = !w.IdleAllowed || (rules.Level && _isMultiLevel && t < inTime);
            var row = _program.AddRow(
                isFull ? 0 : -Infinity,
                0,
                [
                    .. Hours(model.Regular, t),
                    .. Setups(t),
                    (model.Workers[t], -available),
                    (isFull && rules.SoftLimits ? Breach() : -1, 1),
                ]
            );
            model.Limits.Add(new(LimitKind.Workforce, null, t, row, -1));
            AddOvertimeLimits(w, t);
        }
        if (rules.Level && !_isMultiLevel)
            AddShares(w);
        AddRateChanges(w);
    }

    private void AddHiring(PlanWorkforce w, int t)
    {
        if (t == 0 && w.OpeningWorkers is null)
            return;
        var hired = _program.AddColumn(0, Infinity, (double)w.HireCost);
        var laidOff = _program.AddColumn(0, Infinity, (double)w.LayoffCost);
        model.Pay(t, hired, w.HireCost);
        model.Pay(t, laidOff, w.LayoffCost);
        var before = t == 0 ? (double)(w.OpeningWorkers ?? 0) : 0;
        var workersBefore = t == 0 ? -1 : model.Workers[t - 1];
        _program.AddRow(
            before,
            before,
            (model.Workers[t], 1),
            (workersBefore, -1),
            (hired, -1),
            (laidOff, 1)
        );
    }

    // The hours left after set-ups are split between the products; without workers there are no set-ups.
    private void AddShares(PlanWorkforce w)
    {
        var shares = HourShares.Compute(input, rules.ReachTargets);
        var setups = (double)
            input.Products.Select((p, i) => shares[i] > 0 ? p.SetupHours : 0).Sum();
        var isStaffed = -1;
        if (setups > 0)
        {
            isStaffed = _program.AddColumn(0, 1, isInteger: true);
            var max = (double)WorkerLimits.Max(input, rules);
            _program.AddRow(-Infinity, 0, (model.Workers[0], 1), (isStaffed, -max));
        }
        for (var t = 0; t < input.Months; t++)
        {
            var available = (double)w.HoursPerWorker(t);
            for (var p = 0; p < shares.Length; p++)
            {
                var hours = (double)input.Products[p].LabourHoursPerUnit;
                var share = (double)shares[p];
                if (hours > 0)
                    _program.AddRow(
                        0,
                        0,
                        (model.Regular[p][t], hours),
                        (model.Workers[t], -available * share),
                        (available > 0 ? isStaffed : -1, share * setups)
                    );
            }
        }
    }

    private void AddOvertimeLimits(PlanWorkforce w, int t)
    {
        var hours = Hours(model.Overtime, t).ToArray();
        if (w.MaxOvertimeHoursPerWorker is { } each)
            Limit(_program.AddRow(-Infinity, 0, [.. hours, (model.Workers[t], -(double)each[t])]));
        if (w.MaxOvertimeHours is { } all)
            Limit(_program.AddRow(-Infinity, (double)all[t], hours));

        void Limit(int row) => model.Limits.Add(new(LimitKind.Overtime, null, t, row, -1));
    }

    private void AddRateChanges(PlanWorkforce w)
    {
        if (!w.HasRateCost)
            return;
        for (var t = 1; t < input.Months; t++)
        {
            var up = _program.AddColumn(0, Infinity, (double)w.RateIncreaseCost);
            var down = _program.AddColumn(0, Infinity, (double)w.RateDecreaseCost);
            model.Pay(t, up, w.RateIncreaseCost);
            model.Pay(t, down, w.RateDecreaseCost);
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
        for (var p = 0; p < input.Products.Count; p++)
        {
            if (input.Products[p].IsPart)
                continue;
            yield return (model.Regular[p][t], sign / days);
            yield return (model.Overtime[p][t], sign / days);
        }
    }

    private IEnumerable<(int, double)> Hours(int[][] made, int t)
    {
        for (var p = 0; p < made.Length; p++)
            yield return (made[p][t], (double)input.Products[p].LabourHoursPerUnit);
    }

    private IEnumerable<(int, double)> Setups(int t)
    {
        for (var p = 0; p < input.Products.Count; p++)
            yield return (model.Setups[p][t], (double)input.Products[p].SetupHours);
    }

    private int Breach() => model.Deviation(DeviationWeights.Capacity);
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>The labour of one month, derived from the decisions: workers, hours and production per day.</summary>
internal readonly record struct LabourMonth(
    decimal Workers,
    decimal Hired,
    decimal LaidOff,
    decimal Available,
    decimal Used,
    decimal Overtime,
    decimal DailyRate
)
{
    /// <summary>Regular hours not used.</summary>
    public decimal Idle => Math.Max(0, Available - Used);

    /// <summary>Computes the labour of every month; all zero if labour is not modelled.</summary>
    public static LabourMonth[] Compute(PlanInput input, PlanDecisions decisions)
    {
        var months = new LabourMonth[input.Months];
        if (input.Workforce is not { } workforce)
            return months;
        var before = workforce.OpeningWorkers ?? decisions.Workers[0];
        for (var t = 0; t < months.Length; t++)
        {
            var workers = decisions.Workers[t];
            var available = workers * workforce.HoursPerWorker(t);
            var workerError = workforce.WholeWorkers ? 0 : Tolerance.OfQuantity;
            decimal used = 0,
                overtime = 0,
                made = 0,
                error = workerError * workforce.HoursPerWorker(t);
            for (var p = 0; p < input.Products.Count; p++)
            {
                var hours = input.Products[p].LabourHoursPerUnit;
                used += (hours * decisions.Regular[p][t]) + decisions.SetupHours(input, p, t);
                overtime += hours * decisions.Overtime[p][t];
                made += input.Products[p].IsPart ? 0 : decisions.Made(p, t);
                error += decisions.Made(p, t) > 0 ? hours * Tolerance.OfQuantity : 0;
            }
            // Rounding the units and workers to 6 decimals must not exceed the hours or leave idle hours.
            used = Tolerance.Cap(Tolerance.Snap(used, available), available, error);
            if (!workforce.IdleAllowed && Tolerance.Cap(available, used, error) == used)
                used = available;
            if (workforce.OvertimeLimit(t, workers) is { } limit)
                overtime = Tolerance.Cap(overtime, limit, error);
            var days = workforce.WorkingDays[t];
            months[t] = new(
                workers,
                Math.Max(0, workers - before),
                Math.Max(0, before - workers),
                available,
                used,
                overtime,
                days == 0 ? 0 : made / days
            );
            before = workers;
        }
        return months;
    }
}

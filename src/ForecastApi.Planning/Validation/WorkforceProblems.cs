using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the workforce.</summary>
internal static class WorkforceProblems
{
    public static void Check(ProblemList list, PlanWorkforce w)
    {
        list.Number("workforce.openingWorkers", w.OpeningWorkers);
        Whole(list, "workforce.openingWorkers", w, [w.OpeningWorkers ?? 0]);
        list.PerMonth("workforce.minWorkers", w.MinWorkers);
        list.PerMonth("workforce.maxWorkers", w.MaxWorkers);
        list.Ordered("workforce.minWorkers", w.MinWorkers, w.MaxWorkers, "maxWorkers");
        list.PerMonth("workforce.hoursPerDay", w.HoursPerDay);
        list.PerMonth("workforce.workingDays", w.WorkingDays);
        list.Number("workforce.regularRate", w.RegularRate);
        list.Number("workforce.overtimeRate", w.OvertimeRate);
        if (w.OvertimeRate < w.RegularRate)
            list.Add(
                "workforce.overtimeRate",
                $"{ProblemList.Text(w.OvertimeRate.Value)} is below the regular rate, {ProblemList.Text(w.RegularRate)}."
            );
        list.PerMonth("workforce.maxOvertimeHoursPerWorker", w.MaxOvertimeHoursPerWorker);
        list.PerMonth("workforce.maxOvertimeHours", w.MaxOvertimeHours);
        list.Number("workforce.hireCost", w.HireCost);
        list.Number("workforce.layoffCost", w.LayoffCost);
        list.Number("workforce.rateIncreaseCost", w.RateIncreaseCost);
        list.Number("workforce.rateDecreaseCost", w.RateDecreaseCost);
    }

    private static void Whole(
        ProblemList list,
        string path,
        PlanWorkforce workforce,
        IEnumerable<decimal> workers
    )
    {
        if (workforce.WholeWorkers && workers.Any(n => !decimal.IsInteger(n)))
            list.Add(
                path,
                "The number is not an integer; set wholeWorkers to false to plan fractional workers."
            );
    }
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>How many workers any plan can be the better for.</summary>
internal static class WorkerLimits
{
    /// <summary>As many as would make everything in the month with the fewest hours, or are there or asked for anyway.</summary>
    public static decimal Most(PlanInput input, PlanRules rules)
    {
        if (rules.Workers is { } given)
            return given;
        var w = input.Workforce!;
        var each = Enumerable.Range(0, input.Months).Select(w.HoursPerWorker).Where(h => h > 0);
        var hours = input.Products.Sum(p =>
            (p.LabourHoursPerUnit * TotalRequirement.Peak(p)) + (p.SetupHours * input.Months)
        );
        var needed = Math.Ceiling(hours / each.DefaultIfEmpty(1).Min());
        var most = Math.Max(needed, w.OpeningWorkers ?? 0);
        if (w.MaxWorkers is { } limits)
            most = Math.Min(most, limits.Max());
        return Math.Max(most, w.MinWorkers?.Max() ?? 0);
    }
}

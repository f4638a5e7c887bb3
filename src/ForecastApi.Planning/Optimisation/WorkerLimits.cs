using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>Computes the maximum useful number of workers.</summary>
internal static class WorkerLimits
{
    /// <summary>
    /// Returns the workers that could make everything in the month with the fewest hours, or the opening or minimum
    /// workers if they are more.
    /// </summary>
    public static decimal Max(PlanInput input, ModelRules rules)
    {
        if (rules.Workers is { } given)
            return given;
        var w = input.Workforce!;
        var hours = Enumerable.Range(0, input.Months).Select(w.HoursPerWorker).Where(h => h > 0);
        var needed = rules.InHouse
            ? Math.Ceiling(Hours(input, rules) / hours.DefaultIfEmpty(1).Min())
            : 0;
        var max = Math.Max(needed, Math.Ceiling(w.OpeningWorkers ?? 0));
        if (w.MaxWorkers is { } limits)
            max = Math.Min(max, limits.Max());
        return Math.Max(max, w.MinWorkers?.Max() ?? 0);
    }

    // The hours of a level workforce are split by total requirement, so the product with the smallest share relative to
    // its peak sets its size.
    private static decimal Hours(PlanInput input, ModelRules rules)
    {
        var setups = input.Products.Sum(p => p.SetupHours) * input.Months;
        var peaks = TotalRequirement.Peaks(input);
        // Any product may be made instead of others to keep the rate constant.
        if (!rules.Level && input.Workforce!.HasRateCost)
            return setups + (input.Products.Max(p => p.LabourHoursPerUnit) * peaks.Sum());
        var hours = input.Products.Select((p, i) => p.LabourHoursPerUnit * peaks[i]);
        if (!rules.Level)
            return setups + hours.Sum();
        var shares = HourShares.Compute(input, rules.ReachTargets);
        return setups + hours.Zip(shares, (h, share) => share == 0 ? 0 : h / share).Max();
    }
}

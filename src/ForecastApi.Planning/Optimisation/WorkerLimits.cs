using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>How many workers any plan can be the better for.</summary>
internal static class WorkerLimits
{
    /// <summary>As many as would make everything in the month with the fewest hours, or are there or asked for anyway.</summary>
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

    // A level workforce is shared by total requirement, so it is as large as the product asks whose share is too small.
    private static decimal Hours(PlanInput input, ModelRules rules)
    {
        var setups = input.Products.Sum(p => p.SetupHours) * input.Months;
        // To keep the rate, any product may be made in the place of the others.
        if (!rules.Level && input.Workforce!.HasRateCost)
            return setups
                + (
                    input.Products.Max(p => p.LabourHoursPerUnit)
                    * input.Products.Sum(TotalRequirement.Peak)
                );
        if (!rules.Level)
            return setups
                + input.Products.Sum(p => p.LabourHoursPerUnit * TotalRequirement.Peak(p));
        var shares = HourShares.Compute(input, rules.ReachTargets);
        return setups
            + input
                .Products.Select(
                    (p, i) =>
                        shares[i] == 0
                            ? 0
                            : p.LabourHoursPerUnit * TotalRequirement.Peak(p) / shares[i]
                )
                .Max();
    }
}

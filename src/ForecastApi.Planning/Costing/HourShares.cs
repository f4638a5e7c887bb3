using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>How a level workforce's hours are shared between the products: by the hours of their total requirements.</summary>
internal static class HourShares
{
    /// <summary>The share of each product, summing to 1, or all 0 where nothing is required.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="reachTargets">Whether a safety stock that is no limit counts as required.</param>
    public static decimal[] Compute(PlanInput input, bool reachTargets)
    {
        decimal[] hours =
        [
            .. input.Products.Select(p =>
                p.LabourHoursPerUnit * TotalRequirement.Compute(p, reachTargets)
            ),
        ];
        var all = hours.Sum();
        return all == 0 ? hours : [.. hours.Select(h => h / all)];
    }
}

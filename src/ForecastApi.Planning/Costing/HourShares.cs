using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// Splits the hours of a level workforce between the products, in proportion to the hours of their total requirements.
/// </summary>
internal static class HourShares
{
    /// <summary>Computes the share of each product. The shares sum to 1, or are all 0 if nothing is required.</summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="reachTargets">Whether a safety stock that is not a hard limit counts as required.</param>
    public static decimal[] Compute(PlanInput input, bool reachTargets)
    {
        var units = TotalRequirement.Compute(input, reachTargets);
        decimal[] hours = [.. input.Products.Select((p, i) => p.LabourHoursPerUnit * units[i])];
        var all = hours.Sum();
        return all == 0 ? hours : [.. hours.Select(h => h / all)];
    }
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>How a level workforce's hours are shared between the products: by the hours of their total requirements.</summary>
internal static class HourShares
{
    /// <summary>The share of each product, summing to 1, or all 0 where nothing is required.</summary>
    public static decimal[] Of(PlanInput input)
    {
        decimal[] hours =
        [
            .. input.Products.Select(p => p.LabourHoursPerUnit * TotalRequirement.Of(p)),
        ];
        var all = hours.Sum();
        return all == 0 ? hours : [.. hours.Select(h => h / all)];
    }
}

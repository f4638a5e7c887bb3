using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// Share of the demand met in its month. Deliveries serve the oldest order first, so what is owed at a month's end is
/// the newest demand. A month of more returns than sales asks for nothing and misses nothing.
/// </summary>
internal static class ServiceLevel
{
    /// <summary>The share, 0 to 1; 1 without demand.</summary>
    public static decimal Of(IReadOnlyCollection<PlanProductMonth> months)
    {
        var demand = months.Sum(p => Math.Max(0, p.Demand));
        var missed = months.Sum(p =>
            p.LostSales + Math.Clamp(p.Backorders, 0, Math.Max(0, p.Demand - p.LostSales))
        );
        return demand == 0 ? 1 : Tolerance.Round((demand - missed) / demand);
    }
}

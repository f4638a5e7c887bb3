namespace ForecastApi.Planning.Costing;

/// <summary>How much of the demand is met in its month.</summary>
internal static class ServiceLevel
{
    /// <summary>
    /// Units of a month's demand that are not met in it. Deliveries serve the oldest order first, so what is owed at a
    /// month's end is the newest demand.
    /// </summary>
    public static decimal Missed(decimal demand, decimal lost, decimal backorders) =>
        lost + Math.Min(demand - lost, backorders);

    /// <summary>The share of the demand that is met in its month, 0 to 1; 1 without demand.</summary>
    public static decimal Share(decimal demand, decimal missed) =>
        demand == 0 ? 1 : (demand - missed) / demand;
}

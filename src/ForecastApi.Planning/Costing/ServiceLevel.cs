namespace ForecastApi.Planning.Costing;

/// <summary>Computes the share of demand that is met in its own month.</summary>
internal static class ServiceLevel
{
    /// <summary>
    /// Returns the units of a month's demand that are not met in that month. Deliveries serve the oldest order first,
    /// so the backorders at the month's end are the newest demand.
    /// </summary>
    public static decimal Missed(decimal demand, decimal lost, decimal backorders) =>
        lost + Math.Min(demand - lost, backorders);

    /// <summary>Returns the share of the demand met in its own month, 0 to 1; 1 if there is no demand.</summary>
    public static decimal Share(decimal demand, decimal missed) =>
        demand == 0 ? 1 : (demand - missed) / demand;
}

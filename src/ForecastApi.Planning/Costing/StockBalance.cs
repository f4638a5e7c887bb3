namespace ForecastApi.Planning.Costing;

/// <summary>
/// The stock balance: closing net stock = opening net stock + units arriving − units leaving. Positive net stock is
/// inventory, negative net stock is backorders.
/// </summary>
internal static class StockBalance
{
    /// <summary>Returns the net stock at the month's end, in units.</summary>
    public static decimal Closing(decimal opening, decimal arriving, decimal leaving) =>
        opening + arriving - leaving;

    /// <summary>Returns the units in stock.</summary>
    public static decimal Inventory(decimal net) => Math.Max(0, net);

    /// <summary>Returns the units on backorder.</summary>
    public static decimal Backorders(decimal net) => Math.Max(0, -net);
}

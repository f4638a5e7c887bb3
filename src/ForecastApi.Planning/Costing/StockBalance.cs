namespace ForecastApi.Planning.Costing;

/// <summary>
/// How stock moves: what a month closes with is what it opened with, plus all that is made and arrives, less what
/// leaves. Above zero it is inventory, below zero backorders.
/// </summary>
internal static class StockBalance
{
    /// <summary>Net stock at a month's end, in units.</summary>
    public static decimal Closing(
        decimal opening,
        decimal regular,
        decimal overtime,
        decimal arrivals,
        decimal leaving
    ) => opening + regular + overtime + arrivals - leaving;

    /// <summary>Units in stock.</summary>
    public static decimal Inventory(decimal net) => Math.Max(0, net);

    /// <summary>Units owed to customers.</summary>
    public static decimal Backorders(decimal net) => Math.Max(0, -net);
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>Nets the needs of one component against its stock and receipts, lot for lot under its order rule.</summary>
internal static class NetRequirements
{
    /// <summary>
    /// Returns the orders by month of need. They are not rounded, so that rounding does not add orders of their parts.
    /// </summary>
    /// <param name="needs">Units needed by month, the earliest first; months before the start are negative.</param>
    /// <param name="rule">The component's stock, receipts, minimum order and order multiple.</param>
    /// <param name="neglected">The first month in which a shortage within the error is ordered.</param>
    /// <param name="error">The error of the needs by rounding the quantities that they follow from.</param>
    public static IEnumerable<(int Month, decimal Quantity)> Orders(
        SortedDictionary<int, decimal> needs,
        PlanComponent rule,
        int neglected = 0,
        decimal error = 0
    )
    {
        var stock = rule.OpeningStock;
        var received = 0;
        foreach (var (month, needed) in needs)
        {
            for (; received <= month && received < rule.Receipts?.Count; received++)
                stock += rule.Receipts[received];
            stock -= needed;
            if (stock >= 0 || (month < neglected && -stock <= error))
                continue;
            var quantity = Lot(-stock, rule);
            stock += quantity;
            if (quantity > 0)
                yield return (month, quantity);
        }
    }

    private static decimal Lot(decimal net, PlanComponent rule) =>
        Multiples.Up(Math.Max(net, rule.MinOrder), rule.OrderMultiple);
}

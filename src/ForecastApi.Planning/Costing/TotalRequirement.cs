using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>Units that have to be made or bought over the whole plan.</summary>
internal static class TotalRequirement
{
    /// <summary>All demand and backorders and the stock asked for at the end, less the opening stock.</summary>
    /// <param name="product">The product.</param>
    /// <param name="reachTargets">Whether a safety stock that is no limit is planned to be reached as well.</param>
    public static decimal Compute(PlanProduct product, bool reachTargets)
    {
        var last = product.Demand.Count - 1;
        var asked = reachTargets
            ? StockFloor.Target(product, last)
            : StockFloor.Minimum(product, last) ?? 0;
        return Math.Max(
            0,
            product.Demand.Sum() + product.OpeningBackorders - product.OpeningStock + asked
        );
    }

    /// <summary>
    /// The most that any month can have to make or buy: all that is needed by the end of any month, or the smallest batch
    /// where that is more.
    /// </summary>
    public static decimal Peak(PlanProduct product)
    {
        var demand = product.OpeningBackorders - product.OpeningStock;
        var peak = 0m;
        for (var t = 0; t < product.Demand.Count; t++)
        {
            demand += product.Demand[t];
            peak = Math.Max(peak, demand + StockFloor.Target(product, t));
        }
        return peak > 0 ? Math.Max(peak, product.MinBatch) : 0;
    }
}

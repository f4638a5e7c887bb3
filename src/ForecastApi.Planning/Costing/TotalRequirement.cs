using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>Computes the units that must be made or bought.</summary>
internal static class TotalRequirement
{
    /// <summary>
    /// Returns the units required over the whole plan: all demand, opening backorders and required closing stock, less
    /// the opening stock.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="reachTargets">Whether a safety stock that is not a hard limit is included.</param>
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
    /// Returns the maximum that any month may have to make or buy: the largest cumulative requirement of any month, or
    /// the minimum batch if that is larger.
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

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Costing;

/// <summary>Computes the units that must be made or bought, from the finished goods down to what they draw.</summary>
internal static class TotalRequirement
{
    /// <summary>
    /// Returns the units required over the whole plan, by item: all demand, draws, opening backorders and required closing
    /// stock, less the opening stock and receipts.
    /// </summary>
    /// <param name="input">The plan's input.</param>
    /// <param name="reachTargets">Whether a safety stock that is not a hard limit is included.</param>
    public static decimal[] Compute(PlanInput input, bool reachTargets) =>
        TopDown(
            input,
            (product, drawn) =>
            {
                var last = input.Months - 1;
                var asked = reachTargets
                    ? StockFloor.Target(product, last)
                    : StockFloor.Minimum(product, last) ?? 0;
                return Math.Max(
                    0,
                    product.Demand.Sum()
                        + drawn
                        + product.OpeningBackorders
                        - product.OpeningStock
                        - (product.Receipts?.Sum() ?? 0)
                        + asked
                );
            }
        );

    /// <summary>
    /// Returns the maximum that any month may have to make or buy, by item: the largest cumulative requirement of any
    /// month, or the smallest batch if that is larger.
    /// </summary>
    public static decimal[] Peaks(PlanInput input) => TopDown(input, Peak);

    private static decimal Peak(PlanProduct product, decimal drawn)
    {
        var demand = product.OpeningBackorders - product.OpeningStock;
        var peak = decimal.MinValue;
        for (var t = 0; t < product.Demand.Count; t++)
        {
            demand += product.Demand[t] - (product.Receipts?[t] ?? 0);
            peak = Math.Max(peak, demand + StockFloor.Target(product, t));
        }
        peak += drawn;
        return peak > 0 ? Math.Max(peak + product.BatchMultiple, product.MinBatch) : 0;
    }

    private static decimal[] TopDown(PlanInput input, Func<PlanProduct, decimal, decimal> required)
    {
        var graph = ItemGraph.Of(input);
        var units = new decimal[input.Products.Count];
        foreach (var p in graph.ParentsFirst)
            units[p] = required(
                input.Products[p],
                graph.Parents(p).Sum(parent => parent.Units * units[parent.Item])
            );
        return units;
    }
}

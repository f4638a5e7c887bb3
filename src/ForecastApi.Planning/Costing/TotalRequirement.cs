using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>Units that have to be made or bought over the whole plan.</summary>
internal static class TotalRequirement
{
    /// <summary>All demand and backorders and the stock asked for at the end, less the opening stock.</summary>
    public static decimal Of(PlanProduct product) =>
        Math.Max(
            0,
            product.Demand.Sum()
                + product.OpeningBackorders
                - product.OpeningStock
                + StockFloor.Target(product, product.Demand.Count - 1)
        );

    /// <summary>The most that can have to be made or bought by the end of any month.</summary>
    public static decimal Peak(PlanProduct product)
    {
        var demand = product.OpeningBackorders - product.OpeningStock;
        var peak = 0m;
        for (var t = 0; t < product.Demand.Count; t++)
        {
            demand += product.Demand[t];
            peak = Math.Max(peak, demand + StockFloor.Target(product, t));
        }
        return peak;
    }
}

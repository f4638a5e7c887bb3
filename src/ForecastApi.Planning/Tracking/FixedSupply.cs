using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tracking;

/// <summary>Computes the stock of a plan that is executed as decided, under the actual demand.</summary>
public static class FixedSupply
{
    /// <summary>Returns one product's months if everything is made and bought as planned.</summary>
    /// <param name="plan">The product's months from the first month of the plan.</param>
    /// <param name="demand">
    /// Units sold in those months, at most as many months as the plan has; negative if returns exceed sales.
    /// </param>
    /// <returns>
    /// The months with the actual demand and the resulting stock and backorders, one for each month of demand. No sale
    /// is lost; units that cannot be delivered are backordered.
    /// </returns>
    /// <exception cref="ArgumentException">There are more months of demand than months of the plan.</exception>
    public static IReadOnlyList<PlanProductMonth> Against(
        IReadOnlyList<PlanProductMonth> plan,
        IReadOnlyList<decimal> demand
    )
    {
        if (demand.Count > plan.Count)
            throw new ArgumentException(
                "There are more months of demand than months of the plan.",
                nameof(demand)
            );
        var months = new PlanProductMonth[demand.Count];
        // All supply arrives as planned, so the stock moves by the demand alone.
        var moved = 0m;
        for (var t = 0; t < months.Length; t++)
        {
            var planned = plan[t];
            moved += planned.Demand - planned.LostSales - demand[t];
            var net = planned.Inventory - planned.Backorders + moved;
            months[t] = planned with
            {
                Demand = demand[t],
                Inventory = StockBalance.Inventory(net),
                Backorders = StockBalance.Backorders(net),
                LostSales = 0,
            };
        }
        return months;
    }

    /// <summary>
    /// Computes the share of the demand of these months that was met in its own month, 0 to 1; 1 if there is no demand.
    /// </summary>
    /// <remarks>A month with more returns than sales has no demand and misses none.</remarks>
    public static decimal ComputeServiceLevel(IEnumerable<PlanProductMonth> months)
    {
        var asking = months.Where(m => m.Demand > 0).ToList();
        return Tolerance.Round(
            ServiceLevel.Share(
                asking.Sum(m => m.Demand),
                asking.Sum(m => ServiceLevel.Missed(m.Demand, m.LostSales, m.Backorders))
            )
        );
    }
}

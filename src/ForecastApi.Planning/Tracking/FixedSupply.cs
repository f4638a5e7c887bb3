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
        var net = plan.Count == 0 ? 0 : Opening(plan[0]);
        for (var t = 0; t < months.Length; t++)
        {
            var planned = plan[t];
            net = StockBalance.Closing(
                net,
                planned.RegularProduction,
                planned.OvertimeProduction,
                planned.Subcontracted,
                demand[t]
            );
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

    // A plan stores closing stocks; the opening stock of the first month follows from its balance.
    private static decimal Opening(PlanProductMonth first) =>
        first.Inventory
        - first.Backorders
        - StockBalance.Closing(
            0,
            first.RegularProduction,
            first.OvertimeProduction,
            first.Subcontracted,
            first.Demand - first.LostSales
        );
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tracking;

/// <summary>A plan that is carried out as decided, under the demand that came instead of the one it was made for.</summary>
public static class FixedSupply
{
    /// <summary>One product's months when all is made and bought as planned.</summary>
    /// <param name="plan">The product's months from the plan's first month on.</param>
    /// <param name="demand">Units that customers took in those months, at most as many; more returns than sales are below 0.</param>
    /// <returns>
    /// The plan's months, as many as there is demand of, with this demand and the stock and backorders that follow.
    /// No sale is lost: what is not there is owed.
    /// </returns>
    /// <exception cref="ArgumentException">There are more months of demand than of the plan.</exception>
    public static IReadOnlyList<PlanProductMonth> Against(
        IReadOnlyList<PlanProductMonth> plan,
        IReadOnlyList<decimal> demand
    )
    {
        if (demand.Count > plan.Count)
            throw new ArgumentException("There is more demand than plan.", nameof(demand));
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

    /// <summary>Share of the demand of these months that was met in its month, 0 to 1; 1 without demand.</summary>
    /// <remarks>A month of more returns than sales asks for nothing and misses nothing.</remarks>
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

    // A plan tells what its months close with; what the first one opened with is the balance read backwards.
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

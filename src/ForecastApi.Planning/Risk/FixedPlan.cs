using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Risk;

/// <summary>
/// Prices the fixed decisions of a plan under other demand. Units that cannot be delivered become backorders if these
/// are allowed, otherwise lost sales. Demand that the plan itself rejects stays rejected.
/// </summary>
internal sealed class FixedPlan
{
    private readonly PlanInput _input;
    private readonly decimal _decided;
    private readonly decimal[][] _supply;
    private readonly decimal[][] _refused;

    public FixedPlan(PlanInput input, ProductionPlan plan)
    {
        _input = input;
        // Labour, material, set-ups, orders and machines do not depend on the demand.
        _decided = plan.Costs.Decided;
        _supply = ByProduct(p =>
            p.Completed + p.Subcontracted + p.Receipts + p.ByProduct - p.Drawn
        );
        _refused = ByProduct(p => p.LostSales);

        decimal[][] ByProduct(Func<PlanProductMonth, decimal> value) =>
            [
                .. plan.Periods[0]
                    .Products.Select(
                        (_, i) => plan.Periods.Select(t => value(t.Products[i])).ToArray()
                    ),
            ];
    }

    /// <summary>Computes the cost and service under a demand.</summary>
    /// <param name="demand">Units demanded, by product and month.</param>
    public ScenarioOutcome Under(decimal[][] demand)
    {
        // Runs for every scenario of every plan, so it does not allocate.
        Span<StockCosts> costs = stackalloc StockCosts[_input.Months];
        decimal asked = 0,
            missed = 0;
        for (var p = 0; p < demand.Length; p++)
        {
            var product = _input.Products[p];
            var (wanted, supply, refused) = (demand[p], _supply[p], _refused[p]);
            var net = product.OpeningStock - product.OpeningBackorders;
            for (var t = 0; t < costs.Length; t++)
            {
                var before = net;
                var lost = refused[t] == 0 ? 0 : Math.Min(refused[t], wanted[t]);
                net += supply[t] - wanted[t] + lost;
                if (net < 0 && product.BackorderCost is null)
                {
                    var undelivered = Math.Min(-net, wanted[t] - lost);
                    lost += undelivered;
                    net += undelivered;
                }
                costs[t] += StockCosts.Compute(
                    product,
                    t,
                    StockBalance.Inventory(before),
                    StockBalance.Inventory(net),
                    StockBalance.Backorders(net),
                    lost
                );
                asked += wanted[t];
                if (net < 0 || lost > 0)
                    missed += ServiceLevel.Missed(wanted[t], lost, Math.Max(0, -net));
            }
        }
        var total = _decided;
        foreach (var month in costs)
            total += month.Rounded().Total;
        return new(total, ServiceLevel.Share(asked, missed), missed > 0);
    }
}

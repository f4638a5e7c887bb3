using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// How much of a product the supply of some months can be of use for: the demand that is not covered before and the
/// stock that is asked for after. It bounds every lot tightly, which is what makes set-ups solvable.
/// </summary>
internal sealed class NetDemand
{
    private readonly decimal[] _demand;
    private readonly decimal[] _least;
    private readonly decimal[] _asked;

    /// <summary>The net demand of a product under a strategy's rules.</summary>
    public NetDemand(PlanProduct product, PlanRules rules)
    {
        var months = product.Demand.Count;
        _demand = new decimal[months + 1];
        _least = new decimal[months + 1];
        _asked = new decimal[months];
        var opening = product.OpeningStock - product.OpeningBackorders;
        _least[0] = opening;
        for (var t = 0; t < months; t++)
        {
            _demand[t + 1] = _demand[t] + product.Demand[t];
            var floor = StockFloor.Of(product, t);
            var nothingSupplied = opening - _demand[t + 1];
            // Where limits may be broken, no floor can be relied on.
            _least[t + 1] =
                floor is { } kept && !rules.Breakable
                    ? Math.Max(kept, nothingSupplied)
                    : nothingSupplied;
            _asked[t] = rules.ReachTargets ? StockFloor.Target(product, t) : floor ?? 0;
            _asked[t] = Math.Max(_asked[t], floor ?? 0);
        }
    }

    /// <summary>Net stock that is asked for at a month's end, in units.</summary>
    public decimal Asked(int month) => _asked[month];

    /// <summary>Net stock before a month that no plan falls below, in units.</summary>
    public decimal Least(int month) => _least[month];

    /// <summary>Demand of some months, in units.</summary>
    public decimal Demand(int first, int last) => _demand[last + 1] - _demand[first];

    /// <summary>Units that the supply of some months can be needed for until the last of them ends, at most.</summary>
    public decimal Between(int first, int last) =>
        Math.Max(0, Demand(first, last) + _asked[last] - _least[first]);

    /// <summary>Units that the supply from a month on can be needed for at all, at most.</summary>
    public decimal From(int first)
    {
        var most = 0m;
        for (var last = first; last < _asked.Length; last++)
            most = Math.Max(most, Between(first, last));
        return most;
    }
}

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
    private readonly decimal[] _minStock;
    private readonly decimal[] _target;

    /// <summary>The net demand of a product under a strategy's rules.</summary>
    public NetDemand(PlanProduct product, ModelRules rules)
    {
        var months = product.Demand.Count;
        _demand = new decimal[months + 1];
        _minStock = new decimal[months + 1];
        _target = new decimal[months];
        var opening = product.OpeningStock - product.OpeningBackorders;
        _minStock[0] = opening;
        for (var t = 0; t < months; t++)
        {
            _demand[t + 1] = _demand[t] + product.Demand[t];
            var floor = StockFloor.Minimum(product, t);
            var nothingSupplied = opening - _demand[t + 1];
            // Where limits may be broken, no floor can be relied on.
            _minStock[t + 1] =
                floor is { } kept && !rules.SoftLimits
                    ? Math.Max(kept, nothingSupplied)
                    : nothingSupplied;
            _target[t] = rules.ReachTargets ? StockFloor.Target(product, t) : floor ?? 0;
            _target[t] = Math.Max(_target[t], floor ?? 0);
        }
    }

    /// <summary>Net stock that is asked for at a month's end, in units.</summary>
    public decimal Target(int month) => _target[month];

    /// <summary>Net stock before a month that no plan falls below, in units.</summary>
    public decimal MinStock(int month) => _minStock[month];

    /// <summary>Demand of some months, in units.</summary>
    public decimal Demand(int first, int last) => _demand[last + 1] - _demand[first];

    /// <summary>Units that the supply of some months can be needed for until the last of them ends, at most.</summary>
    public decimal Between(int first, int last) =>
        Math.Max(0, Demand(first, last) + _target[last] - _minStock[first]);

    /// <summary>Units that the supply from a month on can be needed for at all, at most.</summary>
    public decimal From(int first)
    {
        var max = 0m;
        for (var last = first; last < _target.Length; last++)
            max = Math.Max(max, Between(first, last));
        return max;
    }
}

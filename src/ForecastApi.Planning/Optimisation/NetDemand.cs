using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Computes the maximum useful supply of a product: demand that earlier stock does not cover, plus the net stock
/// required later. It gives a tight bound for every lot, which makes models with set-ups solvable.
/// </summary>
internal sealed class NetDemand
{
    private readonly decimal[] _demand;
    private readonly decimal[] _minStock;
    private readonly decimal[] _target;

    /// <summary>Computes the net demand of a product under a strategy's rules.</summary>
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
            // With soft limits, no minimum net stock is guaranteed.
            _minStock[t + 1] =
                floor is { } kept && !rules.SoftLimits
                    ? Math.Max(kept, nothingSupplied)
                    : nothingSupplied;
            _target[t] = rules.ReachTargets ? StockFloor.Target(product, t) : floor ?? 0;
            _target[t] = Math.Max(_target[t], floor ?? 0);
        }
    }

    /// <summary>Returns the net stock required at the end of a month, in units.</summary>
    public decimal Target(int month) => _target[month];

    /// <summary>Returns a lower bound of the net stock before a month, valid for every plan, in units.</summary>
    public decimal MinStock(int month) => _minStock[month];

    /// <summary>Returns the demand of a range of months, in units.</summary>
    public decimal Demand(int first, int last) => _demand[last + 1] - _demand[first];

    /// <summary>
    /// Returns the maximum useful supply of a range of months up to the end of the last one, in units.
    /// </summary>
    public decimal Between(int first, int last) =>
        Math.Max(0, Demand(first, last) + _target[last] - _minStock[first]);

    /// <summary>Returns the maximum useful supply of a month for the rest of the plan, in units.</summary>
    public decimal From(int first)
    {
        var max = 0m;
        for (var last = first; last < _target.Length; last++)
            max = Math.Max(max, Between(first, last));
        return max;
    }
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// Computes the maximum useful supply of a product: demand that earlier stock does not cover, plus the net stock
/// required later. It gives a tight bound for every lot, which makes models with set-ups solvable.
/// </summary>
internal sealed class NetDemand
{
    /// <summary>A bound on the units of an item that are worth bounding.</summary>
    public const decimal MaxUnits = 1_000_000_000_000;

    private readonly decimal[] _demand;
    private readonly decimal[] _minStock;
    private readonly decimal[] _target;

    /// <summary>Computes the net demand of a product under a strategy's rules, without the draws of its parents.</summary>
    /// <param name="product">The product.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isDrawn">Whether parents draw the product, so that no stock beyond its minimum is certain.</param>
    public NetDemand(PlanProduct product, ModelRules rules, bool isDrawn = false)
    {
        var months = product.Demand.Count;
        _demand = new decimal[months + 1];
        _minStock = new decimal[months + 1];
        _target = new decimal[months];
        var opening = product.OpeningStock - product.OpeningBackorders;
        _minStock[0] = opening;
        for (var t = 0; t < months; t++)
        {
            _demand[t + 1] = _demand[t] + product.Demand[t] - (product.Receipts?[t] ?? 0);
            var floor = StockFloor.Minimum(product, t);
            var nothingSupplied = opening - _demand[t + 1];
            // With soft limits, no minimum net stock is guaranteed.
            _minStock[t + 1] =
                floor is { } kept && !rules.SoftLimits
                    ? Math.Max(kept, isDrawn ? kept : nothingSupplied)
                : isDrawn ? Math.Min(0, opening) - product.Demand.Take(t + 1).Sum()
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

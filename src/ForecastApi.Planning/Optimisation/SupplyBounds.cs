using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Optimisation;

/// <summary>
/// The maximum that it is useful to make or to order of each item in a month: its own net demand, and the draws of
/// parents that are themselves bounded.
/// </summary>
internal sealed class SupplyBounds
{
    private readonly PlanInput _input;
    private readonly ModelRules _rules;
    private readonly NetDemand[] _useful;
    private readonly decimal[] _drawn;
    private readonly decimal[] _made;
    private readonly decimal[] _peaks;
    private readonly ItemGraph _graph;

    public SupplyBounds(PlanInput input, ModelRules rules)
    {
        (_input, _rules) = (input, rules);
        var graph = _graph = ItemGraph.Of(input);
        _useful = new NetDemand[input.Products.Count];
        _drawn = new decimal[input.Products.Count];
        _made = new decimal[input.Products.Count];
        _peaks = TotalRequirement.Peaks(input);
        foreach (var p in graph.ParentsFirst)
        {
            foreach (var (parent, units) in graph.Parents(p))
                _drawn[p] = Add(_drawn[p], Multiply(_made[parent], units));
            _useful[p] = new NetDemand(input.Products[p], rules, _drawn[p] > 0);
            if (graph.Components(p).Count > 0)
                _made[p] = MaxMade(p);
        }
    }

    /// <summary>Whether an item is drawn by another.</summary>
    public bool IsMultiLevel => _graph.IsMultiLevel;

    /// <summary>Returns the maximum units of in-house production in a month.</summary>
    public decimal MaxMade(int item, int month)
    {
        var product = _input.Products[item];
        var arrival = month + product.ProductionLeadTime;
        var max = arrival < _input.Months ? Add(_useful[item].From(arrival), _drawn[item]) : 0;
        max = Add(max, Add(ForByProducts(product), ForLessStock(item)));
        return _input.Workforce is { } w ? Math.Max(max, MaxFilled(product, w, month)) : max;
    }

    /// <summary>Returns the maximum useful units of an order that arrives in a month.</summary>
    public decimal MaxOrdered(int item, int arrival) =>
        Add(_useful[item].From(arrival), _drawn[item]);

    // A plan makes more than is useful only in its last batch, unless it must fill its hours.
    private decimal MaxMade(int item)
    {
        var product = _input.Products[item];
        var isFilled =
            _input.Workforce is { } w && (!w.IdleAllowed || w.HasRateCost || _rules.Level);
        if (!isFilled)
            return Add(_useful[item].From(0), _drawn[item])
                + ForByProducts(product)
                + ForLessStock(item)
                + product.MinBatch
                + product.BatchMultiple;
        var all = 0m;
        for (var t = 0; t < _input.Months; t++)
            all = Add(all, MaxMade(item, t));
        return all;
    }

    // The units that are made for what comes out beside them.
    private decimal ForByProducts(PlanProduct product) =>
        product
            .ByProducts.Where(b => b.Quantity > 0)
            .Sum(b => _graph.IndexOf(b.Sku) is { } item ? _peaks[item] / b.Quantity : 0);

    // The units that are made only because it costs less to hold them than to hold what they are made of.
    private decimal ForLessStock(int item)
    {
        var components = _graph.Components(item);
        var product = _input.Products[item];
        if (
            Enumerable
                .Range(0, _input.Months)
                .All(t =>
                    product.HoldingCost[t]
                    >= components.Sum(c => c.Units * _input.Products[c.Item].HoldingCost[t])
                )
        )
            return 0;
        return components.Max(c => Leftover(c.Item) / c.Units);
    }

    private decimal Leftover(int item)
    {
        var product = _input.Products[item];
        return product.OpeningStock
            + (product.Receipts?.Sum() ?? 0)
            + product.MinBatch
            + product.BatchMultiple
            + _graph
                .Suppliers[item]
                .Select(s => _input.Suppliers[s])
                .Sum(s =>
                    s.MinQuantity.Max()
                    + s.OrderMultiple
                    + s.PriceBreaks.Select(b => b.From).DefaultIfEmpty(0).Max()
                );
    }

    // More than the useful supply is made only to avoid idle hours that are not allowed, or to keep the total production
    // rate constant.
    private decimal MaxFilled(PlanProduct product, PlanWorkforce w, int t)
    {
        var max = 0m;
        if (w.HasRateCost && w.WorkingDays.Any(d => d > 0))
            max = _peaks.Sum() * w.WorkingDays[t] / w.WorkingDays.Where(d => d > 0).Min();
        if ((!w.IdleAllowed || _rules.Level) && product.LabourHoursPerUnit > 0)
            max = Math.Max(
                max,
                WorkerLimits.Max(_input, _rules) * w.HoursPerWorker(t) / product.LabourHoursPerUnit
            );
        return max;
    }

    private static decimal Add(decimal a, decimal b) => Math.Min(NetDemand.MaxUnits, a + b);

    private static decimal Multiply(decimal units, decimal drawn) =>
        drawn > 0 && units > NetDemand.MaxUnits / drawn ? NetDemand.MaxUnits : units * drawn;
}

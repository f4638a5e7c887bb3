using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Tracks the net stock and the requirement of each month for month-by-month strategies. The requirement of an item that
/// others draw follows from their requirements, offset by lead time (material requirements planning, Orlicky 1975).
/// </summary>
internal sealed class MonthlyNeeds
{
    private readonly PlanInput _input;
    private readonly PlanDecisions _decisions;
    private readonly ItemGraph _graph;
    private readonly PartsLedger _parts;
    private readonly decimal[] _net;
    private readonly decimal[][] _drawn;
    private readonly bool[] _mayBeShort;

    public MonthlyNeeds(PlanInput input, PlanDecisions decisions)
    {
        (_input, _decisions, _graph, _parts) = (input, decisions, ItemGraph.Of(input), new(input));
        _net = [.. input.Products.Select(p => p.OpeningStock - p.OpeningBackorders)];
        _drawn = [.. input.Products.Select(_ => new decimal[input.Months])];
        _mayBeShort = new bool[input.Products.Count];
        foreach (var p in _graph.ParentsFirst)
            _mayBeShort[p] =
                Enumerable.Range(0, input.Months).All(t => FirmDemand(p, t) == 0)
                && _graph.Parents(p).All(x => _mayBeShort[x.Item]);
    }

    /// <summary>
    /// Returns the units of every item to start in a month, so that its stock reaches its target when they arrive; fewer
    /// where parts are missing.
    /// </summary>
    public decimal[] Compute(int month)
    {
        if (!_graph.IsMultiLevel && !_parts.IsLimited && _input.Products.All(p => p.IsSingle))
            return
            [
                .. _input.Products.Select(
                    (p, i) =>
                        Math.Max(
                            0,
                            StockFloor.Target(p, month)
                                + p.Demand[month]
                                - (p.Receipts?[month] ?? 0)
                                - _net[i]
                        )
                ),
            ];
        var wanted = new decimal[_net.Length];
        var trial = _parts.Copy();
        foreach (var row in _drawn)
            Array.Clear(row, month, row.Length - month);
        foreach (var p in _graph.ParentsFirst)
        {
            var starts = Starts(p, month);
            if (trial.IsLimited && starts[month] > 0)
                starts[month] = trial.Draw(p, starts[month], month);
            wanted[p] = starts[month];
            foreach (var (component, units) in _graph.Components(p))
                for (var t = month; t < starts.Length; t++)
                    _drawn[component][t] += starts[t] * units;
        }
        return wanted;
    }

    /// <summary>
    /// Reduces what is made in a month to the parts and items that are there, and lets the missing units of bought parts
    /// arrive.
    /// </summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="made">Units started, by item; reduced in place.</param>
    /// <param name="order">Orders missing units of an item that arrive in the month, and returns those that arrive.</param>
    /// <returns>Units that arrive from suppliers, by item.</returns>
    public decimal[] Supply(int month, decimal[] made, Func<int, decimal, decimal> order)
    {
        var arriving = new decimal[made.Length];
        foreach (var p in _graph.ParentsFirst.Reverse())
        {
            if (_parts.IsLimited && made[p] > 0)
                made[p] = _parts.Draw(p, made[p], month);
            var there = _net[p] + Completed(p, month, made) + Receipts(p, month);
            var drawn = Drawn(p, made);
            var product = _input.Products[p];
            arriving[p] = order(
                p,
                Math.Max(
                    0,
                    StockFloor.Target(product, month) + product.Demand[month] + drawn - there
                )
            );
            // Backorders wait for units that parents draw.
            var forParents = Math.Max(0, there + arriving[p] + Math.Max(0, -_net[p]));
            Limit(p, made, Math.Max(0, forParents - FirmDemand(p, month)), x => _mayBeShort[x]);
            Limit(p, made, forParents, _ => true);
        }
        return arriving;
    }

    /// <summary>
    /// Closes a month. A shortage becomes lost sales if it cannot be backordered; otherwise it carries over.
    /// </summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="made">Units started, by item.</param>
    /// <param name="arriving">Units that arrive from suppliers, by item.</param>
    public void Close(int month, decimal[] made, decimal[] arriving)
    {
        for (var p = 0; p < _net.Length; p++)
        {
            var product = _input.Products[p];
            _net[p] +=
                Completed(p, month, made)
                + Receipts(p, month)
                + arriving[p]
                - product.Demand[month]
                - Tolerance.Round(Drawn(p, made));
            if (
                MayLose(product)
                && StockFloor.Minimum(product, month) is { } floor
                && _net[p] < floor
            )
            {
                var lost = Math.Min(product.Demand[month], floor - _net[p]);
                _decisions.Lost[p][month] = lost;
                _net[p] += lost;
            }
        }
    }

    // The planned starts from this month on, as if capacity were unlimited.
    private decimal[] Starts(int item, int month)
    {
        var product = _input.Products[item];
        var starts = new decimal[_input.Months];
        var net = _net[item];
        for (var t = month; t < starts.Length; t++)
        {
            net +=
                Completed(item, t, null) + Receipts(item, t) - product.Demand[t] - _drawn[item][t];
            var start = t - product.ProductionLeadTime;
            var missing = Tolerance.RoundUp(StockFloor.Target(product, t) - net);
            if (start < month)
            {
                net = MayLose(product) ? Math.Max(net, 0) : net;
                continue;
            }
            if (missing <= 0)
                continue;
            starts[start] = Math.Max(
                product.MinBatch,
                Multiples.Up(missing, product.BatchMultiple)
            );
            net += starts[start];
        }
        return starts;
    }

    // Reduces some of the parents of a component, all by the same share, until their draws are at most the maximum.
    private void Limit(int component, decimal[] made, decimal max, Func<int, bool> isReduced)
    {
        var drawn = Drawn(component, made);
        var parents = _graph.Parents(component).Where(p => isReduced(p.Item)).ToList();
        var reduced = parents.Sum(p => p.Units * made[p.Item]);
        if (reduced == 0 || drawn <= max + Tolerance.OfDraws(_input, component))
            return;
        var share = Math.Max(0, max - (drawn - reduced)) / reduced;
        foreach (var (parent, _) in parents)
            made[parent] = Production.Floor(made[parent] * share, _input.Products[parent]);
    }

    // The demand of the month that can be neither put on backorder nor lost.
    private decimal FirmDemand(int item, int month) =>
        StockFloor.Minimum(_input.Products[item], month) is null || MayLose(_input.Products[item])
            ? 0
            : _input.Products[item].Demand[month];

    private decimal Completed(int item, int month, decimal[]? made)
    {
        var units = CompletedOf(item, month, made);
        foreach (var (source, each) in _graph.Sources(item))
            units += Tolerance.Round(each * CompletedOf(source, month, made));
        return units;
    }

    // Units of this month's starts are not in the decisions yet.
    private decimal CompletedOf(int item, int month, decimal[]? made)
    {
        var leadTime = _input.Products[item].ProductionLeadTime;
        return leadTime == 0 ? made?[item] ?? 0
            : month >= leadTime ? _decisions.Made(item, month - leadTime)
            : 0;
    }

    private decimal Drawn(int item, decimal[] made) =>
        _graph.Parents(item).Sum(p => p.Units * made[p.Item]);

    private decimal Receipts(int item, int month) => _input.Products[item].Receipts?[month] ?? 0;

    private bool MayLose(PlanProduct product) =>
        product.LostSaleCost is not null || _input.Objective == PlanObjective.MaximumProfit;
}

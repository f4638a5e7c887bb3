using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// Computes the stock that follows from decisions. It starts with the opening stock less the opening backorders; demand
/// that is not lost and the units that parents draw leave it (see <see cref="StockBalance"/>).
/// </summary>
internal sealed class StockLedger
{
    private readonly PlanInput _input;
    private readonly PlanDecisions _decisions;
    private readonly ItemGraph _graph;
    private readonly decimal[][] _net;

    public StockLedger(PlanInput input, PlanDecisions decisions)
    {
        (_input, _decisions, _graph) = (input, decisions, ItemGraph.Of(input));
        _net = Grid();
        Completed = Grid();
        Arrivals = Grid();
        ByProducts = Grid();
        Drawn = Grid();
        for (var p = 0; p < _net.Length; p++)
            Compute(p);
    }

    /// <summary>Units that production brings into stock, by item and month.</summary>
    public decimal[][] Completed { get; }

    /// <summary>Units that arrive from suppliers, by item and month.</summary>
    public decimal[][] Arrivals { get; }

    /// <summary>Units that arrive as by-products, by item and month.</summary>
    public decimal[][] ByProducts { get; }

    /// <summary>Units drawn by the production of parents, by item and month.</summary>
    public decimal[][] Drawn { get; }

    /// <summary>Computes the stock of an item again, after a change of the decisions.</summary>
    public void Compute(int item)
    {
        var product = _input.Products[item];
        var net = Net(item, -1);
        for (var t = 0; t < _input.Months; t++)
        {
            Completed[item][t] = CompletedIn(item, t);
            Arrivals[item][t] = ArrivingIn(item, t);
            ByProducts[item][t] = Tolerance.Round(
                _graph.Sources(item).Sum(s => s.Units * CompletedIn(s.Item, t))
            );
            Drawn[item][t] = Tolerance.Round(
                _graph.Parents(item).Sum(p => p.Units * _decisions.Made(p.Item, t))
            );
            net = StockBalance.Closing(
                net,
                Completed[item][t] + Arrivals[item][t] + ByProducts[item][t] + Receipts(item, t),
                product.Demand[t] - _decisions.Lost[item][t] + Drawn[item][t]
            );
            _net[item][t] = net;
        }
    }

    /// <summary>Returns the net stock at the end of a month; month −1 is the opening stock.</summary>
    public decimal Net(int item, int month) =>
        month < 0
            ? _input.Products[item].OpeningStock - _input.Products[item].OpeningBackorders
            : _net[item][month];

    /// <summary>Returns the units in stock at the end of a month.</summary>
    public decimal Inventory(int item, int month) =>
        StockBalance.Inventory(Net(item, month)) + Reserved(item, month);

    /// <summary>Returns the units on backorder at the end of a month.</summary>
    public decimal Backorders(int item, int month) =>
        StockBalance.Backorders(Net(item, month)) + Reserved(item, month);

    /// <summary>Returns the units on order at the start that arrive in a month.</summary>
    public decimal Receipts(int item, int month) => _input.Products[item].Receipts?[month] ?? 0;

    /// <summary>
    /// Returns the units that parents draw in a month beyond the units that are there: draws, unlike demand, cannot be
    /// put on backorder.
    /// </summary>
    public decimal MissingForParents(int item, int month) =>
        Math.Max(
            0,
            Math.Min(
                Drawn[item][month],
                Backorders(item, month)
                    - Backorders(item, month - 1)
                    - _input.Products[item].Demand[month]
                    + _decisions.Lost[item][month]
            )
        );

    private decimal Reserved(int item, int month) =>
        month < 0 ? 0 : _decisions.Reserved?[item][month] ?? 0;

    private decimal CompletedIn(int item, int month)
    {
        var start = month - _input.Products[item].ProductionLeadTime;
        return start < 0 ? 0 : _decisions.Made(item, start);
    }

    private decimal ArrivingIn(int item, int month)
    {
        var units = 0m;
        foreach (var s in _graph.Suppliers[item])
        {
            var order = month - _input.Suppliers[s].LeadTime;
            units += order < 0 ? 0 : _decisions.Ordered[s][order];
        }
        return units;
    }

    private decimal[][] Grid() => [.. _input.Products.Select(_ => new decimal[_input.Months])];
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// Computes the stock that follows from decisions. It starts with the opening stock less the opening backorders; demand
/// that is not lost leaves it (see <see cref="StockBalance"/>).
/// </summary>
internal sealed class StockLedger
{
    private readonly decimal[][] _net;
    private readonly decimal[] _opening;

    public StockLedger(PlanInput input, PlanDecisions decisions)
    {
        _opening = [.. input.Products.Select(p => p.OpeningStock - p.OpeningBackorders)];
        _net = new decimal[input.Products.Count][];
        Arrivals = new decimal[input.Products.Count][];
        for (var p = 0; p < _net.Length; p++)
        {
            _net[p] = new decimal[input.Months];
            Arrivals[p] = new decimal[input.Months];
        }
        AddArrivals(input, decisions);
        for (var p = 0; p < _net.Length; p++)
        {
            var net = _opening[p];
            for (var t = 0; t < input.Months; t++)
            {
                net = StockBalance.Closing(
                    net,
                    decisions.Regular[p][t],
                    decisions.Overtime[p][t],
                    Arrivals[p][t],
                    input.Products[p].Demand[t] - decisions.Lost[p][t]
                );
                _net[p][t] = net;
            }
        }
    }

    /// <summary>Units that arrive from suppliers, by product and month.</summary>
    public decimal[][] Arrivals { get; }

    /// <summary>Returns the net stock at the end of a month; month −1 is the opening stock.</summary>
    public decimal Net(int product, int month) =>
        month < 0 ? _opening[product] : _net[product][month];

    /// <summary>Returns the units in stock at the end of a month.</summary>
    public decimal Inventory(int product, int month) => StockBalance.Inventory(Net(product, month));

    /// <summary>Returns the units on backorder at the end of a month.</summary>
    public decimal Backorders(int product, int month) =>
        StockBalance.Backorders(Net(product, month));

    private void AddArrivals(PlanInput input, PlanDecisions decisions)
    {
        var index = new Dictionary<string, int>();
        for (var p = 0; p < input.Products.Count; p++)
            index[input.Products[p].Sku] = p;
        for (var s = 0; s < input.Suppliers.Count; s++)
        {
            var supplier = input.Suppliers[s];
            for (var t = supplier.LeadTime; t < input.Months; t++)
                Arrivals[index[supplier.Sku]][t] += decisions.Ordered[s][t - supplier.LeadTime];
        }
    }
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The orders from suppliers in the model.</summary>
internal sealed class SupplierModel
{
    private const double Infinity = double.PositiveInfinity;

    private readonly PlanModel _model;
    private readonly LinearProgram _program;
    private readonly PlanSupplier _supplier;
    private readonly SupplyBounds _bounds;
    private readonly int _index;
    private readonly int _product;
    private readonly int _used;
    private readonly List<int> _first = [];

    private SupplierModel(
        PlanInput input,
        PlanModel model,
        SupplyBounds bounds,
        int index,
        int product
    )
    {
        _model = model;
        _bounds = bounds;
        _program = model.Program;
        _supplier = input.Suppliers[index];
        _index = index;
        _product = product;
        _used =
            _supplier.ToolingCost > 0
                ? _program.AddColumn(0, 1, (double)_supplier.ToolingCost, isInteger: true)
                : -1;
    }

    /// <summary>
    /// Adds an order column per month in which an order arrives in time, and binary columns where costs, minimums or
    /// price breaks need them.
    /// </summary>
    public static void Add(
        PlanInput input,
        ModelRules rules,
        PlanModel model,
        SupplyBounds bounds,
        TimeBudget budget
    )
    {
        var graph = ItemGraph.Of(input);
        for (var s = 0; s < input.Suppliers.Count; s++)
        {
            budget.Check();
            var product = graph.IndexOf(input.Suppliers[s].Sku)!.Value;
            // Parts are bought under the rules of every strategy
            if (!rules.Suppliers && !input.Products[product].IsPart)
                continue;
            var part = new SupplierModel(input, model, bounds, s, product);
            for (var t = 0; t + input.Suppliers[s].LeadTime < input.Months; t++)
                part.AddOrder(t);
        }
    }

    private void AddOrder(int t)
    {
        var limit = (double?)_supplier.MaxQuantity?[t] ?? Infinity;
        var min = _supplier.MinQuantity[t];
        var tiered = _supplier.PriceBreaks.Count > 0;
        var quantity = _program.AddColumn(0, limit, tiered ? 0 : (double)_supplier.UnitCost);
        _model.Ordered[_index][t] = quantity;
        if (!tiered)
            _model.Pay(t, quantity, _supplier.UnitCost);
        _model.Pay(t + _supplier.LeadTime, quantity, _supplier.PartCost);
        // A larger order than the useful supply never lowers the cost.
        var useful = Multiples.Up(
            Math.Max(_bounds.MaxOrdered(_product, t + _supplier.LeadTime), min),
            _supplier.OrderMultiple
        );
        var largest = Math.Min(limit, (double)useful);
        var row = -1;
        var isToolingPaid = _used >= 0 && _model.Cash is not null;
        if (tiered || _supplier.OrderCost > 0 || min > 0 || isToolingPaid)
        {
            var placed = _program.AddColumn(0, 1, (double)_supplier.OrderCost, isInteger: true);
            _model.Pay(t, placed, _supplier.OrderCost);
            if (isToolingPaid)
                AddFirst(t, placed);
            if (tiered)
                AddTiers(t, quantity, placed, limit, useful);
            else
                row = _program.AddRow(-Infinity, 0, (quantity, 1), (placed, -largest));
            if (min > 0)
                _program.AddRow(0, Infinity, (quantity, 1), (placed, -(double)min));
            if (_used >= 0)
                _program.AddRow(-Infinity, 0, (placed, 1), (_used, -1));
            _model.Lots.Add(new(_product, t + _supplier.LeadTime, quantity, placed));
        }
        else if (_used >= 0)
            row = _program.AddRow(-Infinity, 0, (quantity, 1), (_used, -largest));
        if (_supplier.OrderMultiple > 0)
        {
            var lots = _program.AddColumn(0, Infinity, isInteger: true);
            _program.AddRow(0, 0, (quantity, 1), (lots, -(double)_supplier.OrderMultiple));
        }
        if (limit < Infinity)
            _model.Limits.Add(new(LimitKind.Supplier, _supplier.Id, t, row, quantity));
    }

    // A column that is 1 in the month of the first order, in which the tooling is paid.
    private void AddFirst(int t, int placed)
    {
        var first = _program.AddColumn(0, 1);
        _first.Add(first);
        _model.Pay(t, first, _supplier.ToolingCost);
        _program.AddRow(-Infinity, 0, (first, 1), (placed, -1));
        _program.AddRow(-Infinity, 0, [(placed, 1), .. _first.Select(c => (c, -1.0))]);
    }

    // One column per price: an order uses exactly one tier, from its minimum quantity to that of the next tier.
    private void AddTiers(int t, int quantity, int placed, double limit, decimal useful)
    {
        List<(int, double)> units = [(quantity, -1)];
        List<(int, double)> chosen = [(placed, -1)];
        var breaks = _supplier.PriceBreaks;
        for (var k = -1; k < breaks.Count; k++)
        {
            var from = k < 0 ? 0 : breaks[k].From;
            var price = k < 0 ? _supplier.UnitCost : breaks[k].UnitCost;
            var next = k + 1 < breaks.Count ? (double)breaks[k + 1].From : Infinity;
            // More than the useful supply is ordered only to reach a lower price.
            var max = Math.Min(Math.Min(limit, next), (double)Math.Max(useful, from));
            if ((double)from > max)
                continue;
            var tier = _program.AddColumn(0, Infinity, (double)price);
            _model.Pay(t, tier, price);
            var open = _program.AddColumn(0, 1, isInteger: true);
            _program.AddRow(-Infinity, 0, (tier, 1), (open, -max));
            if (from > 0)
                _program.AddRow(0, Infinity, (tier, 1), (open, -(double)from));
            units.Add((tier, 1));
            chosen.Add((open, 1));
        }
        _program.AddRow(0, 0, units);
        _program.AddRow(0, 0, chosen);
    }
}

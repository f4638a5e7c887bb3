using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// The material cost per unit made in house: the given one, else the cost of the bought parts at every level of the bill
/// of materials, down to items that carry their own cost.
/// </summary>
internal sealed class MaterialCost
{
    private readonly PlanInput _input;
    private readonly ItemGraph _graph;
    private readonly decimal[] _parts;

    /// <exception cref="PlanInputException">The cost of the parts of a product is too high to compute.</exception>
    public MaterialCost(PlanInput input)
    {
        (_input, _graph) = (input, ItemGraph.Of(input));
        var parts = OfParts(input);
        _parts = [.. input.Products.Select(p => p.IsMade ? parts[p.Sku] : 0)];
        PerUnit =
        [
            .. input.Products.Select(
                (product, p) =>
                    product.MaterialCost is { } given
                        ? [.. given]
                        : Enumerable.Repeat(_parts[p], input.Months).ToArray()
            ),
        ];
    }

    /// <summary>The cost by item and month.</summary>
    public decimal[][] PerUnit { get; }

    /// <summary>Returns the cost of the bought parts in one unit of an item.</summary>
    public decimal Parts(int item) => _input.Products[item].IsPart ? 0 : _parts[item];

    /// <summary>Returns the part of the cost that is not paid for with the parts, but when the unit is made.</summary>
    public decimal PaidWhenMade(int item, int month) =>
        _input.Products[item].MaterialCost is { } given
            ? Math.Max(0, given[month] - Parts(item))
            : 0;

    /// <summary>Returns the value of one unit in stock: its material cost and the value of the items in it.</summary>
    public decimal[] Values(int month)
    {
        var values = new decimal[PerUnit.Length];
        foreach (var p in _graph.ParentsFirst.Reverse())
            values[p] =
                PerUnit[p][month]
                + (
                    _input.Products[p].MaterialCost is null
                        ? _graph.Components(p).Sum(c => c.Units * values[c.Item])
                        : 0
                );
        return values;
    }

    /// <summary>
    /// Returns the cost of the bought parts in one unit, by SKU, of every product and sub-assembly. Items of the request and
    /// parts with suppliers carry their own cost.
    /// </summary>
    /// <exception cref="PlanInputException">The cost of the parts of a product is too high to compute.</exception>
    public static Dictionary<string, decimal> OfParts(PlanInput input)
    {
        var own = input
            .Suppliers.Where(s => !s.IsImplied)
            .Select(s => s.Sku)
            .Concat(input.Products.Where(p => !p.IsPart).Select(p => p.Sku))
            .ToHashSet(StringComparer.Ordinal);
        var unitCost = input
            .Components.Where(c => !own.Contains(c.Sku))
            .ToDictionary(c => c.Sku, c => c.UnitCost, StringComparer.Ordinal);
        var (order, _) = BillOrder.Walk(input.Products.Select(p => p.Sku), input.Bills);
        var costs = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var sku in order)
            try
            {
                costs[sku] = BillOrder
                    .Lines(input.Bills, sku)
                    .Sum(line =>
                        line.UnitsDrawn
                        * (
                            !own.Contains(line.ComponentSku) && input.IsMade(line.ComponentSku)
                                ? costs[line.ComponentSku]
                                : unitCost.GetValueOrDefault(line.ComponentSku)
                        )
                    );
            }
            catch (OverflowException)
            {
                throw BillProblems.TooManyUnits(sku);
            }
        return costs;
    }
}

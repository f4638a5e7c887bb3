using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>The cost of the bought parts in one unit of a product, through every level of its bill of materials.</summary>
internal sealed class PartsCost(PlanInput input)
{
    private readonly Dictionary<string, decimal> _known = [];
    private readonly Dictionary<string, decimal> _bought = input
        .Components.GroupBy(c => c.Sku)
        .ToDictionary(g => g.Key, g => g.First().UnitCost);

    /// <summary>Money per unit; 0 without a bill of materials.</summary>
    public decimal OfParts(string sku)
    {
        if (_known.TryGetValue(sku, out var cost))
            return cost;
        cost = input.Bills.TryGetValue(sku, out var lines)
            ? lines.Sum(line => line.UnitsDrawn * OfComponent(line.ComponentSku))
            : 0;
        return _known[sku] = cost;
    }

    private decimal OfComponent(string sku) =>
        input.Bills.TryGetValue(sku, out var lines) && lines.Count > 0
            ? OfParts(sku)
            : _bought.GetValueOrDefault(sku);
}

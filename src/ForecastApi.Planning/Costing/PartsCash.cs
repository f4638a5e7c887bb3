using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Costing;

/// <summary>
/// The money paid for material, and the parts' stock between what is paid and what is used: closing value = opening value
/// + paid + receipts and by-products − used. Parts in sub-assemblies are valued as parts.
/// </summary>
internal sealed class PartsCash
{
    private readonly decimal[] _paid;
    private readonly decimal[] _expediting;
    private readonly decimal[] _value;

    public PartsCash(
        PlanInput input,
        PlanDecisions decisions,
        MaterialCost material,
        IReadOnlyList<PartOrder> orders
    )
    {
        _paid = new decimal[input.Months];
        _expediting = new decimal[input.Months];
        _value = new decimal[input.Months];
        foreach (var order in orders)
        {
            // An order of parts for the months after the plan is not paid in it
            if (order.PaidMonth >= input.Months)
                continue;
            _paid[order.PaidMonth] += order.PartCost;
            _expediting[order.PaidMonth] += order.ExpediteCost;
        }
        AddStockValue(input, decisions, material);
        for (var t = 0; t < input.Months; t++)
        for (var p = 0; p < input.Products.Count; p++)
            _paid[t] += material.PaidWhenMade(p, t) * decisions.Made(p, t);
    }

    /// <summary>Returns the money paid in a month.</summary>
    public decimal Paid(int month) => Tolerance.Round(_paid[month]);

    /// <summary>Returns the cost of expediting in a month.</summary>
    public decimal Expediting(int month) => _expediting[month];

    /// <summary>Returns the value of the parts in stock at the end of a month.</summary>
    public decimal StockValue(int month) => Tolerance.Round(_value[month]);

    private void AddStockValue(PlanInput input, PlanDecisions decisions, MaterialCost material)
    {
        var graph = ItemGraph.Of(input);
        var parts = StockedParts(input);
        var stocked = parts.Select(p => p.Part.Sku).ToHashSet(StringComparer.Ordinal);
        var value = parts.Sum(p => p.Part.OpeningStock * p.Value);
        for (var t = 0; t < input.Months; t++)
        {
            value += _paid[t];
            foreach (var (part, each) in parts)
                value += (part.Receipts?[t] ?? 0) * each;
            for (var p = 0; p < input.Products.Count; p++)
            {
                var made = decisions.Made(p, t);
                value -= made == 0 ? 0 : material.Parts(p) * made;
                if (stocked.Contains(input.Products[p].Sku))
                    value += ByProductValue(input, decisions, graph, p, t);
            }
            _value[t] = value;
        }
    }

    private static decimal ByProductValue(
        PlanInput input,
        PlanDecisions decisions,
        ItemGraph graph,
        int part,
        int t
    ) =>
        graph
            .Sources(part)
            .Select(s => (s.Item, s.Units, Start: t - input.Products[s.Item].ProductionLeadTime))
            .Where(s => s.Start >= 0)
            .Sum(s => s.Units * decisions.Made(s.Item, s.Start)) * input.Products[part].PartValue;

    // Parts with suppliers of the request are paid for with the order.
    private static List<(PlanComponent Part, decimal Value)> StockedParts(PlanInput input)
    {
        var values = MaterialCost.OfParts(input);
        var used = LowLevelCodes.Order(input).ToHashSet(StringComparer.Ordinal);
        used.ExceptWith(input.Suppliers.Where(s => !s.IsImplied).Select(s => s.Sku));
        used.ExceptWith(input.Products.Where(p => !p.IsPart).Select(p => p.Sku));
        return
        [
            .. input
                .Components.Where(c => used.Contains(c.Sku))
                .Select(c => (c, input.IsMade(c.Sku) ? values[c.Sku] : c.UnitCost)),
        ];
    }
}

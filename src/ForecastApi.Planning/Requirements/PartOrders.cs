using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// The planned orders of all parts. Parts outside the items are planned by material requirements planning (Orlicky 1975):
/// in-house production is exploded level by level into net orders, offset by lead time, so that a part is due in the month
/// in which its parent is started. Orders of parts that are items follow from the decisions.
/// </summary>
internal sealed class PartOrders
{
    private readonly PlanInput _input;
    private readonly PlanDecisions _decisions;
    private readonly ItemGraph _graph;
    private readonly Dictionary<string, PlanComponent> _rules;
    private readonly Dictionary<string, SortedDictionary<int, decimal>> _gross = [];
    private readonly Dictionary<string, decimal> _error = [];

    private PartOrders(PlanInput input, PlanDecisions decisions)
    {
        (_input, _decisions, _graph) = (input, decisions, ItemGraph.Of(input));
        _rules = input.Components.ToDictionary(c => c.Sku);
    }

    /// <summary>Computes the orders, sorted by level, part and month of need.</summary>
    /// <exception cref="PlanInputException">The units of a part are too many to compute.</exception>
    public static IReadOnlyList<PartOrder> Compute(PlanInput input, PlanDecisions decisions)
    {
        var orders = new PartOrders(input, decisions);
        for (var p = 0; p < input.Products.Count; p++)
        for (var t = 0; t < input.Months; t++)
            orders.Explode(input.Products[p].Sku, t, decisions.Made(p, t), Tolerance.OfQuantity);
        return [.. LowLevelCodes.Order(input).SelectMany(orders.Of)];
    }

    private IEnumerable<PartOrder> Of(string sku) =>
        _graph.IndexOf(sku) is not { } item ? Exploded(sku)
        : _input.Products[item].IsPart ? Decided(item)
        : [];

    private IEnumerable<PartOrder> Exploded(string sku)
    {
        if (!_gross.TryGetValue(sku, out var needs))
            yield break;
        var rule = _rules.GetValueOrDefault(sku) ?? new PlanComponent { Sku = sku };
        var isMade = _input.IsMade(sku);
        var error = _error.GetValueOrDefault(sku) + Tolerance.For(rule.OpeningStock);
        var neglected = _input.Parts == PartsPolicy.Required ? rule.LeadTime : 0;
        foreach (var (month, exact) in NetRequirements.Orders(needs, rule, neglected, error))
        {
            var start = month - rule.LeadTime;
            var quantity = Tolerance.Round(exact);
            if (quantity == 0)
                continue;
            var isExpedited =
                start < 0
                && month >= 0
                && !isMade
                && rule.ExpediteCost is not null
                && _input.Parts == PartsPolicy.Required;
            yield return new(sku, month, isExpedited ? 0 : start, quantity)
            {
                PartCost = isMade ? 0 : Tolerance.Round(quantity * rule.UnitCost),
                ExpediteCost = isExpedited
                    ? Tolerance.Round(quantity * rule.ExpediteCost!.Value)
                    : 0,
                IsExpedited = isExpedited,
            };
            Explode(sku, start, exact, _error.GetValueOrDefault(sku));
        }
    }

    private IEnumerable<PartOrder> Decided(int item)
    {
        var part = _input.Products[item];
        var late =
            _input.Parts == PartsPolicy.Flagged
                ? _rules.GetValueOrDefault(part.Sku)?.LeadTime ?? 0
                : 0;
        var orders = new List<PartOrder>();
        for (var t = 0; t < _input.Months; t++)
        {
            if (_decisions.Made(item, t) is var made and > 0)
                orders.Add(new(part.Sku, t + part.ProductionLeadTime, t - late, made));
            foreach (var s in _graph.Suppliers[item])
                if (_decisions.Ordered[s][t] is var ordered and > 0)
                    orders.Add(Bought(_input.Suppliers[s], t, ordered, late));
        }
        return orders.OrderBy(o => o.Arrival);
    }

    private static PartOrder Bought(PlanSupplier supplier, int month, decimal units, int late) =>
        new(
            supplier.Sku,
            month + supplier.LeadTime,
            supplier.IsImplied ? month - late : month,
            units
        )
        {
            Supplier = supplier.IsImplied ? null : supplier.Id,
            PartCost = Tolerance.Round(units * supplier.PartCost),
            SupplierCost = supplier.IsImplied
                ? 0
                : Tolerance.Round(units * supplier.PriceOf(units)),
            ExpediteCost = supplier.IsExpedite ? Tolerance.Round(units * supplier.UnitCost) : 0,
            IsExpedited = supplier.IsExpedite,
        };

    private void Explode(string parent, int month, decimal quantity, decimal error)
    {
        if (quantity == 0)
            return;
        foreach (var line in BillOrder.Lines(_input.Bills, parent))
        {
            if (_graph.IndexOf(line.ComponentSku) is not null)
                continue;
            if (!_gross.TryGetValue(line.ComponentSku, out var needs))
                _gross[line.ComponentSku] = needs = [];
            try
            {
                needs[month] = needs.GetValueOrDefault(month) + (quantity * line.UnitsDrawn);
                _error[line.ComponentSku] =
                    _error.GetValueOrDefault(line.ComponentSku) + (error * line.UnitsDrawn);
            }
            catch (OverflowException)
            {
                throw BillProblems.TooManyUnits(parent);
            }
        }
    }
}

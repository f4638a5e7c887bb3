using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Items;

/// <summary>
/// Adds parts to the items of an input where an explosion cannot plan them: parts with suppliers, parts that take space
/// in a store or cash of a budget, by-products, parts that are expedited in lots, and the sub-assemblies above them or above a product. All other parts
/// stay out of the optimiser, for its speed.
/// </summary>
internal static class PartItems
{
    public static PlanInput Add(PlanInput input)
    {
        var skus = Find(input);
        if (skus.Count == 0)
            return input;
        var values = MaterialCost.OfParts(input);
        var rules = input.Components.ToDictionary(c => c.Sku, StringComparer.Ordinal);
        var bought = input.Suppliers.Select(s => s.Sku).ToHashSet(StringComparer.Ordinal);
        var products = input.Products.ToList();
        var suppliers = input.Suppliers.ToList();
        var needed = BillOrder
            .Walk(input.Products.Select(p => p.Sku), input.Bills)
            .Order.ToHashSet(StringComparer.Ordinal);
        foreach (var sku in skus)
        {
            var rule = rules.GetValueOrDefault(sku) ?? new() { Sku = sku };
            var hasSuppliers = bought.Contains(sku);
            var value = input.IsMade(sku) ? values.GetValueOrDefault(sku) : rule.UnitCost;
            var isMade = input.IsMade(sku) && needed.Contains(sku);
            products.Add(Item(input, rule, isMade, hasSuppliers ? value : 0, value));
            if (!hasSuppliers && !input.IsMade(sku))
                suppliers.AddRange(Suppliers(input, rule));
        }
        return input with { Products = products, Suppliers = suppliers };
    }

    private static IReadOnlyList<string> Find(PlanInput input)
    {
        var products = input.Products.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        var (order, _) = BillOrder.Walk(input.Products.Select(p => p.Sku), input.Bills);
        var parts = order.Where(sku => !products.Contains(sku)).ToList();
        var found = input
            .Suppliers.Select(s => s.Sku)
            .Concat(input.Storage.SelectMany(s => s.UnitsOf.Keys))
            .Concat(input.Products.SelectMany(p => p.ByProducts).Select(b => b.Sku))
            .Where(sku => !products.Contains(sku))
            .ToHashSet(StringComparer.Ordinal);
        if (input.Parts == PartsPolicy.Required)
            found.UnionWith(
                input.Components.Where(HasExpeditedLots).Select(c => c.Sku).Intersect(parts)
            );
        if (input.Budget is not null)
            found.UnionWith(
                input.Components.Where(c => c.UnitCost > 0).Select(c => c.Sku).Intersect(parts)
            );
        // Components come before their parents in this order.
        foreach (var sku in parts)
            if (
                BillOrder
                    .Lines(input.Bills, sku)
                    .Any(l => products.Contains(l.ComponentSku) || found.Contains(l.ComponentSku))
            )
                found.Add(sku);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    // The cost of expediting is that of whole lots
    private static bool HasExpeditedLots(PlanComponent rule) =>
        rule is { ExpediteCost: not null, LeadTime: > 0 }
        && (rule.MinOrder > 0 || rule.OrderMultiple > 0);

    private static PlanProduct Item(
        PlanInput input,
        PlanComponent rule,
        bool isMade,
        decimal material,
        decimal value
    )
    {
        var none = new decimal[input.Months];
        return new()
        {
            Sku = rule.Sku,
            Demand = none,
            UnitPrice = none,
            MaterialCost = Enumerable.Repeat(material, input.Months).ToArray(),
            HoldingCost = none,
            SafetyStock = none,
            OpeningStock = Tolerance.Round(rule.OpeningStock),
            Receipts = rule.Receipts?.Select(Tolerance.Round).ToArray(),
            ProductionLeadTime = isMade ? LeadTime(input, rule) : 0,
            MinBatch = isMade ? rule.MinOrder : 0,
            BatchMultiple = isMade ? rule.OrderMultiple : 0,
            IsPart = true,
            IsMade = isMade,
            PartValue = value,
        };
    }

    private static IEnumerable<PlanSupplier> Suppliers(PlanInput input, PlanComponent rule)
    {
        var leadTime = LeadTime(input, rule);
        var order = new PlanSupplier
        {
            Id = rule.Sku,
            Sku = rule.Sku,
            PartCost = rule.UnitCost,
            IsImplied = true,
            LeadTime = leadTime,
            MinQuantity = Enumerable.Repeat(rule.MinOrder, input.Months).ToArray(),
            OrderMultiple = rule.OrderMultiple,
        };
        yield return order;
        if (rule.ExpediteCost is { } cost && leadTime > 0)
            yield return order with
            {
                UnitCost = cost,
                IsExpedite = true,
                LeadTime = 0,
                MinQuantity =
                [
                    .. Enumerable
                        .Range(0, input.Months)
                        .Select(t => t < leadTime ? rule.MinOrder : 0),
                ],
                MaxQuantity =
                [
                    .. Enumerable
                        .Range(0, input.Months)
                        .Select(t => t < leadTime ? Validation.ProblemList.MaxNumber : 0),
                ],
            };
    }

    private static int LeadTime(PlanInput input, PlanComponent rule) =>
        input.Parts == PartsPolicy.Required ? rule.LeadTime : 0;
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Tests.Factories;

/// <summary>
/// Asserts the planned orders of parts against the draws of their parents, and the cash against what they cost.
/// </summary>
internal sealed class FactoryParts(PlanInput input, ProductionPlan plan)
{
    // A quantity is exact to six decimals; a bill multiplies it by several units at each level.
    private const decimal Units = 0.0002m;
    private const decimal Money = 0.002m;

    private readonly Dictionary<string, decimal> _stock = [];
    private readonly Dictionary<string, decimal> _started = [];

    public void Hold()
    {
        var parts = FactoryItems.Parts(input);
        foreach (var sku in parts)
            _stock[sku] = FactoryItems.Part(input, sku).OpeningStock;
        foreach (var order in plan.Purchases)
            Order(order, parts);
        if (input.Parts == PartsPolicy.Flagged)
            return;
        for (var t = 0; t < input.Months; t++)
        {
            foreach (var sku in parts)
                Move(sku, t);
            Paid(t);
            Value(parts, t);
        }
    }

    private void Order(PlannedOrder order, IReadOnlyList<string> parts)
    {
        var part = FactoryItems.Part(input, order.Sku);
        Assert.Contains(order.Sku, parts);
        Assert.True(order.Quantity > 0, $"{plan.Strategy}: {order}");
        Assert.True(order.Quantity == Math.Round(order.Quantity, 6), $"{plan.Strategy}: {order}");
        Assert.Equal(order.OrderMonth < input.Start, order.Late);
        if (order.Supplier is { } id)
        {
            var supplier = input.Suppliers.Single(s => s.Id == id && s.Sku == order.Sku);
            Assert.Equal(order.OrderMonth.AddMonths(supplier.LeadTime), order.NeedMonth);
            Cost(order, order.Quantity * supplier.PriceOf(order.Quantity));
            return;
        }
        Assert.True(order.Quantity >= part.MinOrder - Units, $"{plan.Strategy}: {order}");
        if (part.OrderMultiple > 0)
        {
            var lots = order.Quantity / part.OrderMultiple;
            Assert.True(Math.Abs(lots - Math.Round(lots)) <= Units, $"{plan.Strategy}: {order}");
        }
        if (order.Expedited)
        {
            Assert.True(order.NeedMonth < input.Month(part.LeadTime), $"{plan.Strategy}: {order}");
            Cost(order, order.Quantity * (part.UnitCost + part.ExpediteCost!.Value));
            return;
        }
        Assert.Equal(order.OrderMonth.AddMonths(part.LeadTime), order.NeedMonth);
        Cost(order, FactoryItems.IsKit(input, order.Sku) ? 0 : order.Quantity * part.UnitCost);
    }

    private void Cost(PlannedOrder order, decimal expected) =>
        FactoryAssert.Near(plan, $"The cost of {order}", expected, order.Cost, Money);

    // Units of an order are in process from the month of the order on, and in stock from the month of need on.
    private void Move(string sku, int t)
    {
        var orders = plan.Purchases.Where(o => o.Sku == sku).ToList();
        var arrived = orders.Where(o => Arrives(o) == t).Sum(o => o.Quantity);
        var drawn = FactoryAssert.Drawn(input, plan, sku, t);
        _started[sku] =
            _started.GetValueOrDefault(sku)
            + orders.Where(o => Starts(o) == t).Sum(o => o.Quantity)
            - arrived;
        _stock[sku] +=
            (FactoryItems.Part(input, sku).Receipts?[t] ?? 0)
            + FactoryAssert.ByProduct(input, plan, sku, t)
            + arrived
            - drawn;
        if (!plan.Feasible)
            return;
        Assert.True(
            _stock[sku] >= -Units,
            $"{plan.Strategy}: {-_stock[sku]} of {sku} are missing in month {t}."
        );
        if (IsExploded(sku))
            Assert.True(
                arrived == 0 || _stock[sku] - arrived < Units,
                $"{plan.Strategy}: {arrived} of {sku} arrive in month {t}, and are not needed."
            );
    }

    private int Arrives(PlannedOrder order) => Math.Max(0, Index(order.NeedMonth));

    private int Starts(PlannedOrder order) => Math.Max(0, Index(order.OrderMonth));

    private int Index(DateOnly month) =>
        ((month.Year - input.Start.Year) * 12) + month.Month - input.Start.Month;

    // Nothing but the draws of parents decides when it is ordered.
    private bool IsExploded(string sku) =>
        input.Budget is null
        && input.Storage.Count == 0
        && input.Suppliers.Count == 0
        && input.Products.All(p => p.ByProducts.Count == 0)
        && FactoryItems.Part(input, sku).MinOrder == 0
        && FactoryItems.Part(input, sku).OrderMultiple == 0;

    private void Paid(int t)
    {
        var period = plan.Periods[t];
        var arrived = plan.Purchases.Where(o => o.Supplier is null && Arrives(o) == t).ToList();
        var expedited = arrived
            .Where(o => o.Expedited)
            .Sum(o => o.Quantity * FactoryItems.Part(input, o.Sku).ExpediteCost!.Value);
        var made = input
            .Products.Select(
                (p, i) => FactoryAssert.Made(plan, i, t) * FactoryItems.PaidWhenMade(input, p, t)
            )
            .Sum();
        FactoryAssert.Near(plan, "Expediting", expedited, period.Costs.Expediting, Money);
        FactoryAssert.Near(
            plan,
            $"Material paid in month {t}",
            arrived.Sum(o => o.Cost) - expedited + made,
            period.MaterialPaid,
            Money
        );
        if (input.Suppliers.All(s => !FactoryItems.IsProduct(input, s.Sku)))
            Supplied(t);
    }

    private void Supplied(int t)
    {
        var costs = plan.Periods[t].Costs;
        decimal units = 0,
            ordering = 0,
            tooling = 0;
        foreach (var s in input.Suppliers)
        {
            var orders = plan
                .Purchases.Where(o => o.Supplier == s.Id && o.Sku == s.Sku)
                .ToLookup(o => Index(o.OrderMonth));
            units += orders[t].Sum(o => o.Cost);
            ordering += orders[t].Any() ? s.OrderCost : 0;
            tooling += orders[t].Any() && orders.Min(o => o.Key) == t ? s.ToolingCost : 0;
        }
        FactoryAssert.Near(plan, "Subcontract", units, costs.Subcontract, Money);
        FactoryAssert.Near(plan, "Ordering", ordering, costs.Ordering);
        FactoryAssert.Near(plan, "Tooling", tooling, costs.Tooling);
    }

    // A plan that is short of parts uses more than there are: its parts' stock has no value of its own.
    private void Value(IReadOnlyList<string> parts, int t)
    {
        if (!plan.Feasible)
            return;
        var value = parts.Sum(sku =>
            _stock[sku] * FactoryItems.Value(input, sku)
            + (FactoryItems.IsKit(input, sku) ? _started[sku] * FactoryItems.Value(input, sku) : 0)
        );
        FactoryAssert.Near(
            plan,
            $"The parts' stock of month {t}",
            value,
            plan.Periods[t].PartsStockValue,
            Money
        );
    }
}

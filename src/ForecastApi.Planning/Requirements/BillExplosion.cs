using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// Material requirements planning (Orlicky 1975): explodes in-house production level by level into net orders, offset
/// by lead time. The lead time of a product itself is 0. A component is due in the order month of its parent, which may
/// be before the start of the plan.
/// </summary>
internal static class BillExplosion
{
    /// <summary>Computes the planned orders of every component, sorted by level, component and month of need.</summary>
    /// <exception cref="PlanInputException">The units of a component are too many to compute.</exception>
    public static IReadOnlyList<PlannedOrder> Orders(PlanInput input, PlanDecisions decisions)
    {
        var rules = input.Components.ToDictionary(c => c.Sku);
        var gross = new Dictionary<string, SortedDictionary<int, decimal>>();
        for (var p = 0; p < input.Products.Count; p++)
        for (var t = 0; t < input.Months; t++)
        {
            var made = decisions.Regular[p][t] + decisions.Overtime[p][t];
            Explode(input, gross, input.Products[p].Sku, t, made);
        }
        var orders = new List<PlannedOrder>();
        foreach (var sku in LowLevelCodes.Order(input))
        {
            if (!gross.TryGetValue(sku, out var needs))
                continue;
            var rule = rules.GetValueOrDefault(sku) ?? new PlanComponent { Sku = sku };
            foreach (var (month, exact) in NetRequirements.Orders(needs, rule))
            {
                var orderMonth = month - rule.LeadTime;
                var quantity = Tolerance.Round(exact);
                if (quantity == 0)
                    continue;
                orders.Add(
                    new(
                        sku,
                        input.Month(month),
                        quantity,
                        input.Month(orderMonth),
                        input.IsMade(sku) ? 0 : Tolerance.Round(quantity * rule.UnitCost),
                        orderMonth < 0
                    )
                );
                Explode(input, gross, sku, orderMonth, exact);
            }
        }
        return orders;
    }

    private static void Explode(
        PlanInput input,
        Dictionary<string, SortedDictionary<int, decimal>> gross,
        string parent,
        int month,
        decimal quantity
    )
    {
        if (quantity == 0)
            return;
        foreach (var line in BillOrder.Lines(input.Bills, parent))
        {
            if (!gross.TryGetValue(line.ComponentSku, out var needs))
                gross[line.ComponentSku] = needs = [];
            try
            {
                needs[month] = needs.GetValueOrDefault(month) + (quantity * line.UnitsDrawn);
            }
            catch (OverflowException)
            {
                throw BillProblems.TooManyUnits(parent);
            }
        }
    }
}

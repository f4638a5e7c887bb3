using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Places orders that arrive in a month at the cheapest suppliers that can still deliver.</summary>
internal sealed class SupplierOrders(PlanInput input, PlanDecisions decisions)
{
    private readonly int[][] _byProduct = ByProduct(input);

    private static int[][] ByProduct(PlanInput input)
    {
        var suppliersOf = Enumerable
            .Range(0, input.Suppliers.Count)
            .ToLookup(s => input.Suppliers[s].Sku, StringComparer.Ordinal);
        return
        [
            .. input.Products.Select(p =>
                suppliersOf[p.Sku]
                    .OrderBy(s => input.Suppliers[s].Id, StringComparer.Ordinal)
                    .ToArray()
            ),
        ];
    }

    /// <summary>Returns the maximum units of every product that can arrive in a month.</summary>
    public decimal[] Capacity(int arrival) =>
        [
            .. _byProduct.Select(suppliers =>
                suppliers
                    .Where(s => arrival >= input.Suppliers[s].LeadTime)
                    .Select(s => MaxOrder(s, arrival))
                    .DefaultIfEmpty(0)
                    .Aggregate((a, b) => a > decimal.MaxValue - b ? decimal.MaxValue : a + b)
            ),
        ];

    /// <summary>
    /// Orders the units wanted and returns the units that arrive, by product: fewer if capacity runs out, more if an
    /// order has a minimum.
    /// </summary>
    public decimal[] Order(decimal[] wanted, int arrival)
    {
        var arriving = new decimal[wanted.Length];
        for (var p = 0; p < wanted.Length; p++)
        {
            // Sorted by the cost of the whole quantity, including price breaks and order cost.
            foreach (var s in _byProduct[p].OrderBy(s => CostPerUnit(s, wanted[p])))
            {
                var month = arrival - input.Suppliers[s].LeadTime;
                var missing = wanted[p] - arriving[p];
                if (month < 0 || missing <= 0)
                    continue;
                var quantity = Math.Min(
                    Math.Max(missing, input.Suppliers[s].MinQuantity[month]),
                    MaxOrder(s, arrival)
                );
                decisions.Ordered[s][month] = quantity;
                arriving[p] += quantity;
            }
        }
        return arriving;
    }

    private decimal CostPerUnit(int supplier, decimal wanted)
    {
        var (price, order) = (
            input.Suppliers[supplier].PriceOf(wanted),
            input.Suppliers[supplier].OrderCost
        );
        return wanted == 0 ? price : price + (order / wanted);
    }

    private decimal MaxOrder(int supplier, int arrival)
    {
        var month = arrival - input.Suppliers[supplier].LeadTime;
        return input.Suppliers[supplier].MaxQuantity?[month] ?? decimal.MaxValue;
    }
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>Orders for a month's arrival from the cheapest suppliers that can still deliver.</summary>
internal sealed class SupplierOrders(PlanInput input, PlanDecisions decisions)
{
    private readonly int[][] _byProduct =
    [
        .. input.Products.Select(p =>
            Enumerable
                .Range(0, input.Suppliers.Count)
                .Where(s => input.Suppliers[s].Sku == p.Sku)
                .OrderBy(s => input.Suppliers[s].Id, StringComparer.Ordinal)
                .ToArray()
        ),
    ];

    /// <summary>Most units of every product that can arrive in a month.</summary>
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

    /// <summary>Orders what is wanted and gives what arrives, by product: less where capacity ends, more where an order has a minimum.</summary>
    public decimal[] Order(decimal[] wanted, int arrival)
    {
        var arriving = new decimal[wanted.Length];
        for (var p = 0; p < wanted.Length; p++)
        {
            // Cheapest for all that is wanted of the product, price break and order cost included.
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

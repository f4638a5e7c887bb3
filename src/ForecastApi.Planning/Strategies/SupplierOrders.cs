using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Strategies;

/// <summary>Places orders that arrive in a month at the cheapest suppliers that can still deliver.</summary>
internal sealed class SupplierOrders(PlanInput input, PlanDecisions decisions)
{
    private readonly int[][] _byProduct =
    [
        .. ItemGraph
            .Of(input)
            .Suppliers.Select(suppliers =>
                suppliers.OrderBy(s => input.Suppliers[s].Id, StringComparer.Ordinal).ToArray()
            ),
    ];

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
    /// Orders the units wanted of a product and returns the units that arrive: fewer if capacity runs out, more if an order
    /// has a minimum or a multiple.
    /// </summary>
    public decimal Order(int product, decimal wanted, int arrival)
    {
        var arriving = 0m;
        wanted = Tolerance.RoundUp(wanted);
        if (wanted <= 0)
            return arriving;
        // Sorted by the cost of the whole quantity, including price breaks and order cost.
        foreach (var s in _byProduct[product].OrderBy(s => CostPerUnit(s, wanted)))
        {
            var supplier = input.Suppliers[s];
            var month = arrival - supplier.LeadTime;
            var missing = wanted - arriving;
            if (month < 0 || missing <= 0)
                continue;
            var max = supplier.MaxQuantity is null
                ? decimal.MaxValue
                : Multiples.Down(MaxOrder(s, arrival), supplier.OrderMultiple);
            var quantity = Math.Min(
                Multiples.Up(
                    Math.Max(missing, supplier.MinQuantity[month]),
                    supplier.OrderMultiple
                ),
                max
            );
            if (quantity < supplier.MinQuantity[month])
                continue;
            decisions.Ordered[s][month] = quantity;
            arriving += quantity;
        }
        return arriving;
    }

    /// <summary>Orders the units wanted of a part; of a product, none.</summary>
    public decimal OrderPart(int product, decimal wanted, int arrival) =>
        input.Products[product].IsPart ? Order(product, wanted, arrival) : 0;

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

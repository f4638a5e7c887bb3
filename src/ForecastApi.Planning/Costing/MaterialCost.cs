using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;
using ForecastApi.Planning.Validation;

namespace ForecastApi.Planning.Costing;

/// <summary>Computes the material cost per unit made in house.</summary>
internal static class MaterialCost
{
    /// <summary>
    /// Returns the cost by product and month: the given material cost; if none is given, the cost of the purchased
    /// parts at every level of the bill of materials; 0 without a bill.
    /// </summary>
    /// <exception cref="PlanInputException">The cost of the parts of a product is too high to compute.</exception>
    public static decimal[][] PerUnit(PlanInput input)
    {
        var parts = OfParts(input);
        return
        [
            .. input.Products.Select(product =>
                product.MaterialCost is { } given
                    ? [.. given]
                    : Enumerable.Repeat(parts[product.Sku], input.Months).ToArray()
            ),
        ];
    }

    // Rolls the costs of the parts up, from the purchased ones to the products.
    private static Dictionary<string, decimal> OfParts(PlanInput input)
    {
        var unitCost = input.Components.ToDictionary(
            c => c.Sku,
            c => c.UnitCost,
            StringComparer.Ordinal
        );
        var (order, _) = BillOrder.Walk(
            input.Products.Where(p => p.MaterialCost is null).Select(p => p.Sku),
            input.Bills
        );
        var costs = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var sku in order)
        {
            try
            {
                costs[sku] = BillOrder
                    .Lines(input.Bills, sku)
                    .Sum(line =>
                        line.UnitsDrawn
                        * (
                            input.IsMade(line.ComponentSku)
                                ? costs[line.ComponentSku]
                                : unitCost.GetValueOrDefault(line.ComponentSku)
                        )
                    );
            }
            catch (OverflowException)
            {
                throw BillProblems.TooManyUnits(sku);
            }
        }
        return costs;
    }
}

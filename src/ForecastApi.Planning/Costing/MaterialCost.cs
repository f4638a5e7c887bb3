using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Costing;

/// <summary>Computes the material cost per unit made in house.</summary>
internal static class MaterialCost
{
    /// <summary>
    /// Returns the cost by product and month: the given material cost; if none is given, the cost of the purchased
    /// parts at every level of the bill of materials; 0 without a bill.
    /// </summary>
    public static decimal[][] PerUnit(PlanInput input)
    {
        var usage = new GrossUsage(input.Bills);
        var unitCost = input.Components.ToDictionary(c => c.Sku, c => c.UnitCost);
        return
        [
            .. input.Products.Select(product =>
                product.MaterialCost is { } given
                    ? [.. given]
                    : Enumerable.Repeat(OfParts(product.Sku), input.Months).ToArray()
            ),
        ];

        decimal OfParts(string sku) =>
            usage
                .PerUnit(sku)
                .Where(part => !input.IsMade(part.Key))
                .Sum(part => part.Value * unitCost.GetValueOrDefault(part.Key));
    }
}

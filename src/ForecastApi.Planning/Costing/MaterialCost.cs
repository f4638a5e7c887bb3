using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Costing;

/// <summary>Money of material per unit made in house.</summary>
internal static class MaterialCost
{
    /// <summary>
    /// By product and month: the cost given, else the cost of the bought parts in the bill of materials at every level,
    /// else nothing.
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

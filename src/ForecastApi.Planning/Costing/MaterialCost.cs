using ForecastApi.Planning.Input;
using ForecastApi.Planning.Requirements;

namespace ForecastApi.Planning.Costing;

/// <summary>Money of material per unit made in house.</summary>
internal static class MaterialCost
{
    /// <summary>
    /// By product and month: the cost given, else the cost of the parts in the bill of materials at every level,
    /// else nothing.
    /// </summary>
    public static decimal[][] PerUnit(PlanInput input)
    {
        var parts = new Lazy<PartsCost>(() => new PartsCost(input));
        return
        [
            .. input.Products.Select(product =>
                product.MaterialCost is { } given
                    ? [.. given]
                    : Enumerable.Repeat(parts.Value.OfParts(product.Sku), input.Months).ToArray()
            ),
        ];
    }
}

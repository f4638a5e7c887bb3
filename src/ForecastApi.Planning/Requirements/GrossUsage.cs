using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// Computes the units of every component at every level in one unit of a product, including scrap and before stock: the
/// quantity per unit of Orlicky (1975), multiplied along each branch and summed over the branches.
/// </summary>
/// <param name="bills">Bills of materials by parent, without cycles.</param>
public sealed class GrossUsage(IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills)
{
    /// <summary>The maximum units of a component in one unit of a product, so that sums of them do not overflow.</summary>
    public const decimal MaxUnits = 1_000_000_000_000;

    /// <summary>
    /// Returns the units of each component, by SKU, in one unit of the product; null where they are above
    /// <see cref="MaxUnits"/>; empty without a bill.
    /// </summary>
    /// <param name="sku">The product.</param>
    public IReadOnlyDictionary<string, decimal?> PerUnit(string sku)
    {
        var usage = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        if (BillOrder.Lines(bills, sku).Count == 0)
            return usage;
        var (order, _) = BillOrder.Walk([sku], bills);
        usage[sku] = 1;
        // Parents come after their components in the order of the walk.
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var units = usage[order[i]];
            foreach (var line in BillOrder.Lines(bills, order[i]))
                usage[line.ComponentSku] = Limit(
                    usage.GetValueOrDefault(line.ComponentSku, 0) + Multiply(units, line.UnitsDrawn)
                );
        }
        usage.Remove(sku);
        return usage;
    }

    private static decimal? Multiply(decimal? units, decimal drawn) =>
        drawn > 0 && units > MaxUnits / drawn ? null : units * drawn;

    private static decimal? Limit(decimal? units) => units > MaxUnits ? null : units;
}

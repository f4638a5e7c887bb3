using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// Computes the units of every component at every level in one unit of a product, including scrap and before stock: the
/// quantity per unit of Orlicky (1975), multiplied along each branch and summed over the branches.
/// </summary>
/// <param name="bills">Bills of materials by parent, without cycles.</param>
public sealed class GrossUsage(IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills)
{
    private static readonly IReadOnlyDictionary<string, decimal> Nothing = new Dictionary<
        string,
        decimal
    >(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyDictionary<string, decimal>> _known = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns the units of each component, by SKU, in one unit of the product; empty without a bill.
    /// </summary>
    /// <param name="sku">The product.</param>
    public IReadOnlyDictionary<string, decimal> PerUnit(string sku)
    {
        if (_known.TryGetValue(sku, out var known))
            return known;
        if (!bills.TryGetValue(sku, out var lines) || lines.Count == 0)
            return _known[sku] = Nothing;
        var usage = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            Add(line.ComponentSku, line.UnitsDrawn);
            foreach (var (component, units) in PerUnit(line.ComponentSku))
                Add(component, units * line.UnitsDrawn);
        }
        return _known[sku] = usage;

        void Add(string component, decimal units) =>
            usage[component] = usage.GetValueOrDefault(component) + units;
    }
}

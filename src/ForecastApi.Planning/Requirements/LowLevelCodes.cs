using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// Computes the low-level code of each component: its lowest level in any bill of materials (Orlicky 1975). In this
/// order, each component is netted once, after all of its parents.
/// </summary>
internal static class LowLevelCodes
{
    /// <summary>
    /// Returns the components of all products by level, highest level first, and by SKU within a level.
    /// </summary>
    public static IReadOnlyList<string> Order(PlanInput input)
    {
        var order = new List<string>();
        var seen = new HashSet<string>();
        foreach (var product in input.Products)
            Visit(input, product.Sku, seen, order);
        var level = new Dictionary<string, int>();
        // Parents come after their components in the order of the visit.
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var sku = order[i];
            var own = level.GetValueOrDefault(sku);
            foreach (var line in Lines(input, sku))
                level[line.ComponentSku] = Math.Max(
                    level.GetValueOrDefault(line.ComponentSku),
                    own + 1
                );
        }
        return
        [
            .. level
                .OrderBy(l => l.Value)
                .ThenBy(l => l.Key, StringComparer.Ordinal)
                .Select(l => l.Key),
        ];
    }

    private static void Visit(PlanInput input, string sku, HashSet<string> seen, List<string> order)
    {
        if (!seen.Add(sku))
            return;
        foreach (var line in Lines(input, sku))
            Visit(input, line.ComponentSku, seen, order);
        order.Add(sku);
    }

    private static IReadOnlyList<BillLine> Lines(PlanInput input, string sku) =>
        input.Bills.TryGetValue(sku, out var lines) ? lines : [];
}

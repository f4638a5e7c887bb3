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
        var (order, _) = BillOrder.Walk(input.Products.Select(p => p.Sku), input.Bills);
        var level = new Dictionary<string, int>(StringComparer.Ordinal);
        // Parents come after their components in the order of the walk.
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var own = level.GetValueOrDefault(order[i]);
            foreach (var line in BillOrder.Lines(input.Bills, order[i]))
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
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// The lowest level at which each component stands in any bill of materials (low-level coding, Orlicky 1975): taken in
/// this order, every component is netted once, after all that needs it.
/// </summary>
internal static class LowLevelCodes
{
    /// <summary>The components of all products, those of the highest level first and equals by code.</summary>
    public static IReadOnlyList<string> Order(PlanInput input)
    {
        var order = new List<string>();
        var seen = new HashSet<string>();
        foreach (var product in input.Products)
            Visit(input, product.Sku, seen, order);
        var level = new Dictionary<string, int>();
        // Parents stand behind their components in the visiting order.
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

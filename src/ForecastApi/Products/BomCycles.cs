namespace ForecastApi.Products;

/// <summary>Cycles in many bills of materials at once; pure, and linear in the lines unless there are cycles.</summary>
public static class BomCycles
{
    /// <summary>
    /// Cycles that between them go through every one of <paramref name="skus"/> that lies on any, each as
    /// A, B, A; empty when there is none.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(
        IEnumerable<string> skus,
        ILookup<string, string> componentsOf
    )
    {
        var knot = Knot(componentsOf);
        if (knot.Count == 0)
            return [];
        var inKnot = knot.SelectMany(sku =>
                componentsOf[sku].Where(knot.Contains).Select(component => (sku, component))
            )
            .ToLookup(line => line.sku, line => line.component, StringComparer.Ordinal);
        var cycles = new List<IReadOnlyList<string>>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sku in skus.Where(knot.Contains).Order(StringComparer.Ordinal))
            if (!found.Contains(sku) && ProductRules.FindCycle(sku, inKnot) is { } cycle)
            {
                cycles.Add(cycle);
                found.UnionWith(cycle);
            }
        return cycles;
    }

    /// <summary>What is on a cycle or between two: what is left when ends are taken off, below and above.</summary>
    private static HashSet<string> Knot(ILookup<string, string> componentsOf)
    {
        var parentsOf = componentsOf
            .SelectMany(bill => bill, (bill, component) => (component, bill.Key))
            .ToLookup(line => line.component, line => line.Key, StringComparer.Ordinal);
        var left = componentsOf.Select(bill => bill.Key).ToHashSet(StringComparer.Ordinal);
        TakeEndsOff(left, componentsOf, parentsOf);
        TakeEndsOff(left, parentsOf, componentsOf);
        return left;
    }

    private static void TakeEndsOff(
        HashSet<string> left,
        ILookup<string, string> next,
        ILookup<string, string> before
    )
    {
        var open = left.ToDictionary(
            sku => sku,
            sku => next[sku].Count(left.Contains),
            StringComparer.Ordinal
        );
        var ends = new Queue<string>(open.Where(s => s.Value == 0).Select(s => s.Key));
        while (ends.TryDequeue(out var end))
        {
            left.Remove(end);
            foreach (var sku in before[end])
                if (left.Contains(sku) && --open[sku] == 0)
                    ends.Enqueue(sku);
        }
    }
}

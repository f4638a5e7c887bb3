namespace ForecastApi.Products.Boms;

/// <summary>Finds cycles in bills of materials, in time linear in their lines unless there are cycles.</summary>
public static class BomCycles
{
    /// <summary>The maximum number of products of a cycle in a message; a cycle may have thousands.</summary>
    private const int ShownSkus = 20;

    /// <summary>Describes a cycle, such as A → B → A; a long one without its middle.</summary>
    public static string Describe(IReadOnlyList<string> cycle) =>
        string.Join(
            " → ",
            cycle.Count <= ShownSkus ? cycle : [.. cycle.Take(ShownSkus - 1), "…", cycle[^1]]
        );

    /// <summary>
    /// Returns cycles, each as A, B, A, so that every one of <paramref name="skus"/> that is part of any cycle is part of
    /// a returned one.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> FindAll(
        IEnumerable<string> skus,
        ILookup<string, string> componentsOf
    )
    {
        var core = Core(componentsOf);
        if (core.Count == 0)
            return [];
        var inCore = core.SelectMany(sku =>
                componentsOf[sku].Where(core.Contains).Select(component => (sku, component))
            )
            .ToLookup(line => line.sku, line => line.component, StringComparer.Ordinal);
        var cycles = new List<IReadOnlyList<string>>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sku in skus.Where(core.Contains).Order(StringComparer.Ordinal))
            if (!found.Contains(sku) && FindThrough(sku, inCore) is { } cycle)
            {
                cycles.Add(cycle);
                found.UnionWith(cycle);
            }
        return cycles;
    }

    /// <summary>
    /// Returns the path of a cycle through <paramref name="sku"/>, such as A, B, A; null when there is none.
    /// <paramref name="componentsOf"/> has the components of each product with a bill of materials.
    /// </summary>
    public static IReadOnlyList<string>? FindThrough(
        string sku,
        ILookup<string, string> componentsOf
    )
    {
        // Depth first with an explicit stack: a deep bill must not overflow the stack of the thread
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string> { sku };
        var open = new Stack<IEnumerator<string>>();
        open.Push(componentsOf[sku].GetEnumerator());
        while (open.Count > 0)
        {
            if (!open.Peek().MoveNext())
            {
                open.Pop().Dispose();
                path.RemoveAt(path.Count - 1);
                continue;
            }
            var next = open.Peek().Current;
            if (next == sku)
                return [.. path, sku];
            if (!seen.Add(next))
                continue;
            path.Add(next);
            open.Push(componentsOf[next].GetEnumerator());
        }
        return null;
    }

    /// <summary>
    /// Returns the products on cycles or on paths between cycles: those that remain when products without components
    /// and products without parents are removed repeatedly.
    /// </summary>
    private static HashSet<string> Core(ILookup<string, string> componentsOf)
    {
        var parentsOf = componentsOf
            .SelectMany(bill => bill, (bill, component) => (component, bill.Key))
            .ToLookup(line => line.component, line => line.Key, StringComparer.Ordinal);
        var left = componentsOf.Select(bill => bill.Key).ToHashSet(StringComparer.Ordinal);
        RemoveLeaves(left, componentsOf, parentsOf);
        RemoveLeaves(left, parentsOf, componentsOf);
        return left;
    }

    private static void RemoveLeaves(
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

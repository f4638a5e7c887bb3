namespace ForecastApi.Products.Boms;

/// <summary>Finds cycles in bills of materials.</summary>
public static class BomCycles
{
    /// <summary>The maximum number of products of a cycle in a message; a cycle may have thousands.</summary>
    private const int ShownSkus = 20;

    /// <summary>
    /// The maximum number of cycles that are searched for beyond one of each group of products that contain each other,
    /// so that the time stays linear.
    /// </summary>
    private const int MaxFurtherCycles = 100;

    /// <summary>Describes a cycle, such as A → B → A; a long one without its middle.</summary>
    public static string Describe(IReadOnlyList<string> cycle) =>
        string.Join(
            " → ",
            cycle.Count <= ShownSkus ? cycle : [.. cycle.Take(ShownSkus - 1), "…", cycle[^1]]
        );

    /// <summary>Returns a cycle for each of <paramref name="skus"/> that is part of any.</summary>
    public static IReadOnlyDictionary<string, BomCycle> FindAll(
        IEnumerable<string> skus,
        ILookup<string, string> componentsOf
    )
    {
        var groups = BomComponents.Find(componentsOf);
        // A line within a group is part of a cycle, and no other line is
        var within = componentsOf
            .SelectMany(bill =>
                bill.Where(component => groups[component] == groups[bill.Key])
                    .Select(component => (Sku: bill.Key, Component: component))
            )
            .ToLookup(line => line.Sku, line => line.Component, StringComparer.Ordinal);
        var found = new Dictionary<string, BomCycle>(StringComparer.Ordinal);
        var firstOf = new Dictionary<int, IReadOnlyList<string>>();
        var further = 0;
        foreach (var sku in skus.Where(within.Contains).Order(StringComparer.Ordinal))
        {
            if (found.ContainsKey(sku))
                continue;
            if (firstOf.TryGetValue(groups[sku], out var first) && ++further > MaxFurtherCycles)
            {
                found[sku] = new(first, IsOn: false);
                continue;
            }
            var path = FindThrough(sku, within)!;
            firstOf.TryAdd(groups[sku], path);
            foreach (var part in path)
                found.TryAdd(part, new(path, IsOn: true));
        }
        return found;
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
}

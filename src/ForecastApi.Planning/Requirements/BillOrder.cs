using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>
/// Orders bills of materials by level in time linear in their lines. The walk keeps its own stack: a bill of thousands of
/// levels would overflow that of the thread.
/// </summary>
internal static class BillOrder
{
    private static readonly IReadOnlyList<BillLine> NoLines = [];

    /// <summary>
    /// Returns the products and all that they are made of, each after its components; or a cycle, as A, B, A.
    /// </summary>
    /// <param name="skus">The products.</param>
    /// <param name="bills">Bills of materials by parent.</param>
    public static (IReadOnlyList<string> Order, IReadOnlyList<string>? Cycle) Walk(
        IEnumerable<string> skus,
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills
    )
    {
        var order = new List<string>();
        var isDone = new Dictionary<string, bool>(StringComparer.Ordinal);
        var path = new Stack<(string Sku, int Line)>();
        foreach (var sku in skus)
        {
            if (isDone.TryAdd(sku, false))
                path.Push((sku, 0));
            while (path.TryPop(out var at))
            {
                var lines = Lines(bills, at.Sku);
                if (at.Line == lines.Count)
                {
                    isDone[at.Sku] = true;
                    order.Add(at.Sku);
                    continue;
                }
                path.Push((at.Sku, at.Line + 1));
                var next = lines[at.Line].ComponentSku;
                if (isDone.TryAdd(next, false))
                    path.Push((next, 0));
                else if (!isDone[next])
                    return (order, Cycle(path, next));
            }
        }
        return (order, null);
    }

    /// <summary>Returns the lines of a bill; empty without a bill.</summary>
    public static IReadOnlyList<BillLine> Lines(
        IReadOnlyDictionary<string, IReadOnlyList<BillLine>> bills,
        string sku
    ) => bills.TryGetValue(sku, out var lines) ? lines : NoLines;

    private static List<string> Cycle(Stack<(string Sku, int Line)> path, string sku)
    {
        List<string> cycle = [sku];
        foreach (var (above, _) in path)
        {
            cycle.Add(above);
            if (above == sku)
                break;
        }
        cycle.Reverse();
        return cycle;
    }
}

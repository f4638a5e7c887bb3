using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>Validates the bills of materials.</summary>
internal static class BillProblems
{
    public static void Check(ProblemList list, PlanInput input)
    {
        foreach (var (parent, lines) in input.Bills.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var path = $"bills.{parent}[{ProblemList.Index(i)}]";
                list.Number($"{path}.quantity", lines[i].Quantity);
                if (lines[i].ScrapRate is < 0 or >= 1)
                    list.Add(
                        $"{path}.scrapRate",
                        $"{ProblemList.Text(lines[i].ScrapRate)} is not a share; it must be at least 0 and below 1."
                    );
            }
        }
        if (Cycle(input) is { } cycle)
            list.Add(
                $"bills.{cycle[0]}",
                $"The bill of materials contains itself: {string.Join(" → ", cycle)}."
            );
    }

    private static List<string>? Cycle(PlanInput input)
    {
        var done = new HashSet<string>();
        foreach (var sku in input.Bills.Keys.Order(StringComparer.Ordinal))
        {
            if (Walk(input, sku, [], done) is { } cycle)
                return cycle;
        }
        return null;
    }

    private static List<string>? Walk(
        PlanInput input,
        string sku,
        List<string> above,
        HashSet<string> done
    )
    {
        var start = above.IndexOf(sku);
        if (start >= 0)
            return [.. above[start..], sku];
        if (done.Contains(sku) || !input.Bills.TryGetValue(sku, out var lines))
            return null;
        above.Add(sku);
        foreach (var line in lines)
        {
            if (Walk(input, line.ComponentSku, above, done) is { } cycle)
                return cycle;
        }
        above.RemoveAt(above.Count - 1);
        done.Add(sku);
        return null;
    }
}

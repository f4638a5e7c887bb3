using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>What can be planned with a bill of materials, but is hardly meant.</summary>
internal static class BillWarnings
{
    /// <summary>One sentence each: bought parts without an entry, and entries that no bill of the plan uses.</summary>
    public static IReadOnlyList<string> Find(PlanInput input)
    {
        var usage = new GrossUsage(input.Bills);
        var used = input
            .Products.SelectMany(p => usage.PerUnit(p.Sku).Keys)
            .ToHashSet(StringComparer.Ordinal);
        if (used.Count == 0)
            return [];
        var listed = input.Components.Select(c => c.Sku).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. used.Where(sku => !input.IsMade(sku) && !listed.Contains(sku))
                .Order(StringComparer.Ordinal)
                .Select(sku =>
                    $"{sku} is not among the components: it is planned without cost, lead time and stock."
                ),
            .. listed
                .Where(sku => !used.Contains(sku))
                .Order(StringComparer.Ordinal)
                .Select(sku => $"The component {sku} is in no bill of materials of this plan."),
        ];
    }
}

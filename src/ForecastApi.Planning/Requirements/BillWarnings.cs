using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Requirements;

/// <summary>Finds parts of a bill of materials that are valid but probably not intended.</summary>
internal static class BillWarnings
{
    /// <summary>
    /// Returns one sentence for each purchased part that is not a listed component, for each listed component that no bill
    /// uses, and for each that is a product of the plan.
    /// </summary>
    public static IReadOnlyList<string> Find(PlanInput input)
    {
        var used = LowLevelCodes.Order(input).ToHashSet(StringComparer.Ordinal);
        if (used.Count == 0)
            return [];
        var listed = input.Components.Select(c => c.Sku).ToHashSet(StringComparer.Ordinal);
        var items = input.Products.Where(p => !p.IsPart).Select(p => p.Sku).ToHashSet();
        var bought = input.Suppliers.Where(s => !s.IsImplied).Select(s => s.Sku).ToHashSet();
        return
        [
            .. listed
                .Where(items.Contains)
                .Order(StringComparer.Ordinal)
                .Select(sku =>
                    $"{sku} is a product of this plan; its entry in components is not used. Give its stock, receipts and suppliers as those of a product."
                ),
            .. used.Where(sku =>
                    !input.IsMade(sku)
                    && !listed.Contains(sku)
                    && !items.Contains(sku)
                    && !bought.Contains(sku)
                )
                .Order(StringComparer.Ordinal)
                .Select(sku =>
                    $"{sku} is not a listed component; it is planned without cost, lead time and stock."
                ),
            .. listed
                .Where(sku => !used.Contains(sku))
                .Order(StringComparer.Ordinal)
                .Select(sku =>
                    $"Component {sku} is not used in any bill of materials of this plan."
                ),
        ];
    }
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Validation;

/// <summary>The codes of everything that has stock in a plan.</summary>
internal static class ItemCodes
{
    /// <summary>Returns the products, the listed parts, and the parts of all bills.</summary>
    public static HashSet<string> Of(PlanInput input) =>
        input
            .Products.Select(p => p.Sku)
            .Concat(input.Components.Select(c => c.Sku))
            .Concat(input.Bills.Values.SelectMany(lines => lines).Select(l => l.ComponentSku))
            .ToHashSet(StringComparer.Ordinal);
}

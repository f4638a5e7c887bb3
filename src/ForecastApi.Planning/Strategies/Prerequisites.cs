using ForecastApi.Planning.Input;
using ForecastApi.Planning.Items;

namespace ForecastApi.Planning.Strategies;

/// <summary>
/// Checks the prerequisites of strategies. Each method returns the sentence for the planner; null if the prerequisite
/// is met.
/// </summary>
internal static class Prerequisites
{
    public static string? Workforce(PlanInput input) =>
        input.Workforce is null
            ? "This strategy needs a workforce, but the request has none."
            : null;

    public static string? Overtime(PlanInput input) =>
        input.Workforce is { OvertimeRate: not null } w
        && Enumerable.Range(0, input.Months).Any(t => w.OvertimeLimit(t, 1) is null or > 0)
            ? null
            : "This strategy needs overtime, but the request allows none.";

    public static string? SupplierOfEveryProduct(PlanInput input)
    {
        var graph = ItemGraph.Of(input);
        // An item that is only drawn is not needed where its parents are bought
        var missing = input
            .Products.Where((p, i) => !p.IsPart && (p.IsSold || graph.Parents(i).Count == 0))
            .Select(p => p.Sku)
            .Except(input.Suppliers.Select(s => s.Sku))
            .ToList();
        return missing.Count == 0
            ? null
            : $"This strategy needs a supplier for every product; there is no supplier for {string.Join(", ", missing)}.";
    }
}

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Strategies;

/// <summary>The means that strategies ask for, and the words for a missing one.</summary>
internal static class Prerequisites
{
    public static string? Workforce(PlanInput input) =>
        input.Workforce is null
            ? "This strategy needs a workforce, and the request has none."
            : null;

    public static string? Overtime(PlanInput input) =>
        input.Workforce is { OvertimeRate: not null } w
        && Enumerable.Range(0, input.Months).Any(t => w.OvertimeLimit(t, 1) is null or > 0)
            ? null
            : "This strategy needs overtime, and the request allows none.";

    public static string? SupplierOfEveryProduct(PlanInput input)
    {
        var missing = input
            .Products.Select(p => p.Sku)
            .Except(input.Suppliers.Select(s => s.Sku))
            .ToList();
        return missing.Count == 0
            ? null
            : $"This strategy needs a supplier of every product; there is none of {string.Join(", ", missing)}.";
    }
}

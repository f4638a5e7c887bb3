using ForecastApi.Common;

namespace ForecastApi.Plans.Answers;

/// <summary>A planned order of a component.</summary>
/// <param name="Late">The order month is before the start of the plan.</param>
public sealed record PlanPurchase(
    string Sku,
    Month NeedMonth,
    decimal Quantity,
    Month OrderMonth,
    decimal Cost,
    bool Late
)
{
    /// <summary>The supplier; null for a part without suppliers and for a sub-assembly.</summary>
    public string? Supplier { get; init; }

    /// <summary>Whether the order arrives in time at the expedite cost.</summary>
    public bool Expedited { get; init; }
}

namespace ForecastApi.Planning.Results;

/// <summary>A planned order of a component.</summary>
/// <param name="Sku">The component.</param>
/// <param name="NeedMonth">The first day of the month in which it is needed.</param>
/// <param name="Quantity">Units ordered.</param>
/// <param name="OrderMonth">The first day of the month in which it must be ordered.</param>
/// <param name="Cost">Cost of the order with its expedite cost, in money; 0 for a sub-assembly.</param>
/// <param name="Late">Whether the order month is before the start of the plan.</param>
public sealed record PlannedOrder(
    string Sku,
    DateOnly NeedMonth,
    decimal Quantity,
    DateOnly OrderMonth,
    decimal Cost,
    bool Late
)
{
    /// <summary>The supplier; null for a part without suppliers and for a sub-assembly.</summary>
    public string? Supplier { get; init; }

    /// <summary>Whether the order is too late for its lead time and arrives in time at the expedite cost.</summary>
    public bool Expedited { get; init; }
}

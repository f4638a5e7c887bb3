namespace ForecastApi.Planning.Results;

/// <summary>A planned order of a component.</summary>
/// <param name="Sku">The component.</param>
/// <param name="NeedMonth">The first day of the month in which it is needed.</param>
/// <param name="Quantity">Units ordered.</param>
/// <param name="OrderMonth">The first day of the month in which it must be ordered.</param>
/// <param name="Cost">Cost of the order, in money; 0 for a sub-assembly.</param>
/// <param name="Late">Whether the order month is before the start of the plan.</param>
public sealed record PlannedOrder(
    string Sku,
    DateOnly NeedMonth,
    decimal Quantity,
    DateOnly OrderMonth,
    decimal Cost,
    bool Late
);

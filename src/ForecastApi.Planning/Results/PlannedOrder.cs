namespace ForecastApi.Planning.Results;

/// <summary>A planned order of a component.</summary>
/// <param name="Sku">The component.</param>
/// <param name="NeedMonth">The first day of the month in which it is needed.</param>
/// <param name="Quantity">Units ordered.</param>
/// <param name="OrderMonth">The first day of the month in which it has to be ordered.</param>
/// <param name="Cost">Money for the order; 0 for a sub-assembly that is made.</param>
/// <param name="Late">Whether it had to be ordered before the plan's start.</param>
public sealed record PlannedOrder(
    string Sku,
    DateOnly NeedMonth,
    decimal Quantity,
    DateOnly OrderMonth,
    decimal Cost,
    bool Late
);

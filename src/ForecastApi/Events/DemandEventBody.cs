namespace ForecastApi.Events;

/// <summary>An event to store.</summary>
/// <param name="Name">The name in the drivers of forecasts.</param>
/// <param name="Kind">A promotion, or another event.</param>
/// <param name="Months">The share of each month, YYYY-MM, in which it was or will be on, above 0 and at most 1.</param>
/// <param name="Skus">The products that it concerns; null = those of the category, else all.</param>
/// <param name="Category">The category that it concerns, with those below it; null = all.</param>
/// <param name="Channel">The channel that it concerns; null = all.</param>
public sealed record DemandEventBody(
    string Name,
    EventKind Kind,
    IReadOnlyDictionary<string, decimal> Months,
    IReadOnlyList<string>? Skus = null,
    string? Category = null,
    string? Channel = null
);

using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>A quantity that a planner published instead of the forecast.</summary>
/// <param name="Statistical">The statistical forecast when the override was set.</param>
/// <param name="RemovedAt">When the override was deleted or replaced; else null.</param>
public sealed record Override(
    string Sku,
    Month Period,
    decimal Quantity,
    decimal Statistical,
    string Reason,
    string Author,
    DateOnly? Expires,
    OverrideState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RemovedAt
);

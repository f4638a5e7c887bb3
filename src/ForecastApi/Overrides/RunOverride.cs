using ForecastApi.Common;

namespace ForecastApi.Overrides;

/// <summary>An override in effect in a run.</summary>
/// <param name="Statistical">The run's statistical forecast of the month.</param>
/// <param name="SetAsOf">The last month of the run that was the latest when the override was set.</param>
public sealed record RunOverride(
    int ProductId,
    string Sku,
    string? Category,
    Month Month,
    decimal Quantity,
    decimal Statistical,
    Month SetAsOf
)
{
    /// <summary>The units that the override adds to the statistical forecast.</summary>
    public decimal Shift => Quantity - Statistical;
}

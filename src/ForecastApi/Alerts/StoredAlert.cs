using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

/// <summary>A stored alert: the finding, the stake and the state.</summary>
/// <param name="Holds">1 while its condition holds, 0 once it has ended.</param>
public sealed record StoredAlert(
    int ProductId,
    AlertRule RuleName,
    AlertSeverity Severity,
    double? Value,
    double? Threshold,
    Month Month,
    string Detail,
    decimal Quantity,
    decimal? Money,
    double Surprise,
    int Holds,
    AlertState State,
    string? Note,
    string? Author,
    Month Since,
    DateTimeOffset ChangedAt
)
{
    /// <summary>The rank of the alert: stake × surprise.</summary>
    public double Weight => (double)(Money ?? Quantity) * Surprise;
}

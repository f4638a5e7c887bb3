using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

/// <summary>An exception as it is stored: the finding, what is at stake, and what was done about it.</summary>
/// <param name="Holds">1 while its condition goes on, 0 once it has gone.</param>
public sealed record StoredException(
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
    ExceptionState State,
    string? Note,
    string? Author,
    Month Since,
    DateTimeOffset ChangedAt
)
{
    /// <summary>What the list is ranked by.</summary>
    public double Weight => (double)(Money ?? Quantity) * Surprise;
}

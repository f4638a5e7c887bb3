using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

/// <summary>A rule that a product breaks, with its state.</summary>
/// <param name="Value">The measure of the rule; null for a rule without one.</param>
/// <param name="Threshold">The threshold that the measure exceeds; null for a rule without one.</param>
/// <param name="Period">The month concerned.</param>
/// <param name="Detail">A description of the finding.</param>
/// <param name="QuantityAtStake">The units forecast for the next three months.</param>
/// <param name="MoneyAtStake">The quantity at stake times the unit price, or the unit cost without a price; null without both.</param>
/// <param name="Surprise">The distance beyond the threshold, from 1 at the threshold to 10; the list is ranked by stake × surprise.</param>
/// <param name="Holds">True while the condition holds; once it has ended the state is resolved.</param>
/// <param name="Since">The last month of the run that first found it.</param>
/// <param name="ChangedAt">The time of the last change of its state.</param>
public sealed record AlertItem(
    string Sku,
    AlertRule Rule,
    AlertSeverity Severity,
    double? Value,
    double? Threshold,
    Month Period,
    string Detail,
    decimal QuantityAtStake,
    decimal? MoneyAtStake,
    double Surprise,
    bool Holds,
    AlertState State,
    string? Note,
    string? Author,
    Month Since,
    DateTimeOffset ChangedAt
);

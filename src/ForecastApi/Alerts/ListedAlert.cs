using ForecastApi.Common;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

/// <summary>A stored alert with its place in the list.</summary>
internal sealed record ListedAlert(
    int Place,
    string Sku,
    AlertRule RuleName,
    AlertSeverity Severity,
    double? Value,
    double? Threshold,
    Month Period,
    string Detail,
    decimal QuantityAtStake,
    decimal? MoneyAtStake,
    double Surprise,
    int Holds,
    AlertState State,
    string? Note,
    string? Author,
    Month Since,
    DateTimeOffset ChangedAt
)
{
    public AlertItem ToItem() =>
        new(
            Sku,
            RuleName,
            Severity,
            Value,
            Threshold,
            Period,
            Detail,
            QuantityAtStake,
            MoneyAtStake,
            Surprise,
            Holds == 1,
            State,
            Note,
            Author,
            Since,
            ChangedAt
        );
}

using ForecastApi.Alerts;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of exceptions.</summary>
public static class ExceptionLabels
{
    public static string Name(AlertRule rule) =>
        rule switch
        {
            AlertRule.TrackingSignal => "Biased forecast",
            AlertRule.OutsideBand => "Sales outside the 95 % band",
            AlertRule.OneSidedErrors => "One-sided errors",
            AlertRule.ModelChanged => "Model changed",
            AlertRule.ClassChanged => "Demand class changed",
            AlertRule.LevelShift => "Level shift",
            AlertRule.ZeroRun => "No sales for months",
            AlertRule.ForecastJump => "Forecast jump",
            AlertRule.OverrideOld => "Outdated override",
            AlertRule.OverrideHarmful => "Overrides that add error",
            AlertRule.NewWithoutLike => "New product without a like product",
            AlertRule.ShortHistory => "Short history",
            AlertRule.MissingMonth => "Month without sales data",
            AlertRule.NegativeSales => "More returns than sales",
            _ => Format.Label(rule.ToString()),
        };

    /// <summary>Returns the CSS class of the severity badge.</summary>
    public static string Badge(AlertSeverity severity) =>
        severity switch
        {
            AlertSeverity.High => "badge badge-bad",
            AlertSeverity.Medium => "badge badge-warn",
            _ => "badge",
        };

    /// <summary>Formats the amount at stake: money when a price is known, else units.</summary>
    public static string Stake(AlertItem item, string currency) =>
        item.MoneyAtStake is { } money
            ? Format.Money(money, currency)
            : $"{Format.Units(item.QuantityAtStake)} units";
}

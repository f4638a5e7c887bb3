using ForecastApi.Alerts;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Pages.Shared;

/// <summary>What stands out, in words.</summary>
public static class ExceptionWords
{
    public static string Of(AlertRule rule) =>
        rule switch
        {
            AlertRule.TrackingSignal => "Biased forecasts",
            AlertRule.OutsideBand => "Sales outside the 95 % band",
            AlertRule.OneSidedErrors => "Errors on one side",
            AlertRule.ModelChanged => "Another model",
            AlertRule.ClassChanged => "Another demand class",
            AlertRule.LevelShift => "A step in the level",
            AlertRule.ZeroRun => "No sales for months",
            AlertRule.ForecastJump => "A jump of the forecast",
            AlertRule.OverrideOld => "An old override",
            AlertRule.OverrideHarmful => "Overrides that add error",
            AlertRule.NewWithoutLike => "New, and like nothing",
            AlertRule.ShortHistory => "A short history",
            AlertRule.MissingMonth => "A month without sales data",
            AlertRule.NegativeSales => "More returns than sales",
            _ => Show.Words(rule.ToString()),
        };

    /// <summary>The class of the badge that says how grave it is.</summary>
    public static string Badge(AlertSeverity severity) =>
        severity switch
        {
            AlertSeverity.High => "badge badge-bad",
            AlertSeverity.Medium => "badge badge-warn",
            _ => "badge",
        };

    /// <summary>What is at stake: money where there is a price, else units.</summary>
    public static string Stake(ExceptionItem item, string currency) =>
        item.MoneyAtStake is { } money
            ? Show.Money(money, currency)
            : $"{Show.Units(item.QuantityAtStake)} units";
}

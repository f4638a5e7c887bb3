using ForecastApi.Alerts;
using ForecastApi.Forecasting.Exceptions;

namespace ForecastApi.Pages.Shared;

/// <summary>What stands out, in words.</summary>
public static class ExceptionWords
{
    public static string Of(ExceptionRule rule) =>
        rule switch
        {
            ExceptionRule.TrackingSignal => "Biased forecasts",
            ExceptionRule.OutsideBand => "Sales outside the 95 % band",
            ExceptionRule.OneSidedErrors => "Errors on one side",
            ExceptionRule.ModelChanged => "Another model",
            ExceptionRule.ClassChanged => "Another demand class",
            ExceptionRule.LevelShift => "A step in the level",
            ExceptionRule.ZeroRun => "No sales for months",
            ExceptionRule.ForecastJump => "A jump of the forecast",
            ExceptionRule.OverrideOld => "An old override",
            ExceptionRule.OverrideHarmful => "Overrides that add error",
            ExceptionRule.NewWithoutLike => "New, and like nothing",
            ExceptionRule.ShortHistory => "A short history",
            ExceptionRule.MissingMonth => "A month without sales data",
            ExceptionRule.NegativeSales => "More returns than sales",
            _ => Show.Words(rule.ToString()),
        };

    /// <summary>The class of the badge that says how grave it is.</summary>
    public static string Badge(ExceptionSeverity severity) =>
        severity switch
        {
            ExceptionSeverity.High => "badge badge-bad",
            ExceptionSeverity.Medium => "badge badge-warn",
            _ => "badge",
        };

    /// <summary>What is at stake: money where there is a price, else units.</summary>
    public static string Stake(AlertItem item, string currency) =>
        item.MoneyAtStake is { } money
            ? Show.Money(money, currency)
            : $"{Show.Units(item.QuantityAtStake)} units";
}

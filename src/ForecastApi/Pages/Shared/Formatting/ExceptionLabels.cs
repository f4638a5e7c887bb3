using ForecastApi.Alerts;
using ForecastApi.Forecasting.Exceptions;

namespace ForecastApi.Pages.Shared.Formatting;

/// <summary>Labels of exceptions.</summary>
public static class ExceptionLabels
{
    public static string Name(ExceptionRule rule) =>
        rule switch
        {
            ExceptionRule.TrackingSignal => "Biased forecast",
            ExceptionRule.OutsideBand => "Sales outside the 95 % band",
            ExceptionRule.OneSidedErrors => "One-sided errors",
            ExceptionRule.ModelChanged => "Model changed",
            ExceptionRule.ClassChanged => "Demand class changed",
            ExceptionRule.LevelShift => "Level shift",
            ExceptionRule.ZeroRun => "No sales for months",
            ExceptionRule.ForecastJump => "Forecast jump",
            ExceptionRule.OverrideOld => "Outdated override",
            ExceptionRule.OverrideHarmful => "Overrides that add error",
            ExceptionRule.NewWithoutLike => "New product without a like product",
            ExceptionRule.ShortHistory => "Short history",
            ExceptionRule.MissingMonth => "Month without sales data",
            ExceptionRule.NegativeSales => "More returns than sales",
            _ => Format.Label(rule.ToString()),
        };

    /// <summary>Returns the CSS class of the severity badge.</summary>
    public static string Badge(ExceptionSeverity severity) =>
        severity switch
        {
            ExceptionSeverity.High => "badge badge-bad",
            ExceptionSeverity.Medium => "badge badge-warn",
            _ => "badge",
        };

    /// <summary>Formats the amount at stake: money when a price is known, else units.</summary>
    public static string Stake(AlertItem item, string currency) =>
        item.MoneyAtStake is { } money
            ? Format.Money(money, currency)
            : $"{Format.Units(item.QuantityAtStake)} units";
}

using System.ComponentModel.DataAnnotations;
using ForecastApi.Forecasting.Alerts;

namespace ForecastApi.Alerts;

/// <summary>Section <c>Exceptions</c>: the thresholds of alerts.</summary>
public sealed class AlertOptions
{
    public const string Section = "Exceptions";

    private static readonly AlertLimits Defaults = new();

    /// <summary>The absolute tracking signal.</summary>
    [Range(1, 100)]
    public double TrackingSignal { get; set; } = Defaults.TrackingSignal;

    /// <summary>The number of months the tracking signal covers.</summary>
    [Range(3, 36)]
    public int TrackingMonths { get; set; } = Defaults.TrackingMonths;

    /// <summary>Errors of one sign in a row.</summary>
    [Range(2, 36)]
    public int OneSidedErrors { get; set; } = Defaults.OneSidedErrors;

    /// <summary>The number of months a level shift is reported for.</summary>
    [Range(1, 36)]
    public int LevelShiftMonths { get; set; } = Defaults.LevelShiftMonths;

    /// <summary>Months without sales.</summary>
    [Range(1, 120)]
    public int ZeroRunMonths { get; set; } = Defaults.ZeroRunMonths;

    /// <summary>Share by which a forecast moved.</summary>
    [Range(0.01, 100)]
    public double ForecastJump { get; set; } = Defaults.ForecastJump;

    /// <summary>Months since an override was set.</summary>
    [Range(0, 120)]
    public int OverrideMonths { get; set; } = Defaults.OverrideMonths;

    /// <summary>The number of past overridden months required to measure their value.</summary>
    [Range(1, 120)]
    public int OverridePoints { get; set; } = Defaults.OverridePoints;

    /// <summary>Months of history below which a product is new.</summary>
    [Range(1, 36)]
    public int NewProductMonths { get; set; } = Defaults.NewProductMonths;

    /// <summary>Months of history below which a history is short.</summary>
    [Range(1, 120)]
    public int ShortHistoryMonths { get; set; } = Defaults.ShortHistoryMonths;

    /// <summary>Months with sales in a row after which a month without is missing.</summary>
    [Range(2, 120)]
    public int SteadyMonths { get; set; } = Defaults.SteadyMonths;

    /// <summary>The number of months a month with more returns than sales is reported for.</summary>
    [Range(1, 120)]
    public int NegativeSalesMonths { get; set; } = Defaults.NegativeSalesMonths;

    public AlertLimits ToLimits() =>
        new()
        {
            TrackingSignal = TrackingSignal,
            TrackingMonths = TrackingMonths,
            OneSidedErrors = OneSidedErrors,
            LevelShiftMonths = LevelShiftMonths,
            ZeroRunMonths = ZeroRunMonths,
            ForecastJump = ForecastJump,
            OverrideMonths = OverrideMonths,
            OverridePoints = OverridePoints,
            NewProductMonths = NewProductMonths,
            ShortHistoryMonths = ShortHistoryMonths,
            SteadyMonths = SteadyMonths,
            NegativeSalesMonths = NegativeSalesMonths,
        };
}

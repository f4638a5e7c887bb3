namespace ForecastApi.Forecasting.Alerts;

/// <summary>The thresholds of the rules; the defaults are those in common use.</summary>
public sealed record AlertLimits
{
    /// <summary>The maximum absolute tracking signal without an alert.</summary>
    public double TrackingSignal { get; init; } = 4;

    /// <summary>The number of past months in the tracking signal.</summary>
    public int TrackingMonths { get; init; } = 12;

    /// <summary>The number of consecutive errors of one sign that raises an alert.</summary>
    public int OneSidedErrors { get; init; } = 3;

    /// <summary>The number of months for which a level shift raises an alert.</summary>
    public int LevelShiftMonths { get; init; } = 6;

    /// <summary>
    /// The number of months without sales that raises an alert; more for a product with regular gaps.
    /// </summary>
    public int ZeroRunMonths { get; init; } = 3;

    /// <summary>The maximum relative change of the forecast without an alert.</summary>
    public double ForecastJump { get; init; } = 0.3;

    /// <summary>The maximum age of an override in months without an alert.</summary>
    public int OverrideMonths { get; init; } = 3;

    /// <summary>The minimum number of past months with an override before its value is evaluated.</summary>
    public int OverridePoints { get; init; } = 3;

    /// <summary>A product with fewer months of history is new.</summary>
    public int NewProductMonths { get; init; } = 6;

    /// <summary>A history of fewer months is short: it does not contain a full season.</summary>
    public int ShortHistoryMonths { get; init; } = 12;

    /// <summary>
    /// The number of consecutive months with sales after which a product is expected to sell in every month.
    /// </summary>
    public int SteadyMonths { get; init; } = 12;

    /// <summary>The number of months for which a month with more returns than sales raises an alert.</summary>
    public int NegativeSalesMonths { get; init; } = 3;
}

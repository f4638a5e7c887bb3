namespace ForecastApi.Forecasting.Alerts;

/// <summary>Thresholds of the rules; the defaults are those in common use.</summary>
public sealed record AlertLimits
{
    /// <summary>A tracking signal beyond ± this stands out.</summary>
    public double TrackingSignal { get; init; } = 4;

    /// <summary>Months that the tracking signal looks back.</summary>
    public int TrackingMonths { get; init; } = 12;

    /// <summary>So many errors of one sign in a row stand out.</summary>
    public int OneSidedErrors { get; init; } = 3;

    /// <summary>A step in the level stands out for so many months.</summary>
    public int LevelShiftMonths { get; init; } = 6;

    /// <summary>So many months without sales stand out, more where the product always had gaps.</summary>
    public int ZeroRunMonths { get; init; } = 3;

    /// <summary>A forecast that moved by more than this share of the one before stands out.</summary>
    public double ForecastJump { get; init; } = 0.3;

    /// <summary>An override set more months ago stands out.</summary>
    public int OverrideMonths { get; init; } = 3;

    /// <summary>So many months with an override must be over before its value is judged.</summary>
    public int OverridePoints { get; init; } = 3;

    /// <summary>A product with fewer months is new.</summary>
    public int NewProductMonths { get; init; } = 6;

    /// <summary>A history of fewer months is short: a season has not come round in it.</summary>
    public int ShortHistoryMonths { get; init; } = 12;

    /// <summary>A product that sold in each of so many months is expected to sell in every month.</summary>
    public int SteadyMonths { get; init; } = 12;

    /// <summary>A month with more returns than sales stands out for so many months.</summary>
    public int NegativeSalesMonths { get; init; } = 3;
}

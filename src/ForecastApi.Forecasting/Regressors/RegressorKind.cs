namespace ForecastApi.Forecasting.Regressors;

/// <summary>The kind of a known influence on demand.</summary>
public enum RegressorKind
{
    /// <summary>Working days, or a holiday that moves: logarithms, or shares of the holiday's period.</summary>
    Calendar,

    /// <summary>An event or a promotion: the share of the month in which it is on, 0..1.</summary>
    Event,

    /// <summary>The logarithm of the price.</summary>
    Price,

    /// <summary>Any other number that is known for the coming months.</summary>
    Other,
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>One thing that can stand out in a product.</summary>
public interface IAlertRule
{
    /// <summary>Which one.</summary>
    AlertRule Rule { get; }

    /// <summary>What stands out; null when nothing does or too little is known to tell.</summary>
    AlertFinding? Check(ReviewedProduct product, AlertLimits limits);
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>A rule that raises an alert about a product.</summary>
public interface IAlertRule
{
    /// <summary>The name of the rule.</summary>
    AlertRule Rule { get; }

    /// <summary>Returns the alert; null when there is none or the data is not sufficient.</summary>
    AlertFinding? Check(ReviewedProduct product, AlertLimits limits);
}

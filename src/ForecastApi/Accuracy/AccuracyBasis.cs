namespace ForecastApi.Accuracy;

/// <summary>The forecasts whose errors are measured.</summary>
public enum AccuracyBasis
{
    /// <summary>The rolling-origin backtest of the latest run.</summary>
    Backtest,

    /// <summary>The forecasts that official snapshots published.</summary>
    Live,
}

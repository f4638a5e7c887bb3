namespace ForecastApi.Forecasting.Alerts;

/// <summary>How far beyond its threshold something is.</summary>
public enum AlertSeverity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>At its threshold or beyond.</summary>
    Medium,

    /// <summary>Twice its threshold or more.</summary>
    High,
}

namespace ForecastApi.Forecasting.Alerts;

/// <summary>The distance of an alert beyond its threshold.</summary>
public enum AlertSeverity
{
    /// <summary>Information only.</summary>
    Low,

    /// <summary>At the threshold or beyond.</summary>
    Medium,

    /// <summary>Twice the threshold or more.</summary>
    High,
}

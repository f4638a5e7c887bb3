namespace ForecastApi.Alerts;

/// <summary>The state of an alert.</summary>
public enum AlertState
{
    /// <summary>Not handled yet.</summary>
    Open,

    /// <summary>A planner handles it.</summary>
    Acknowledged,

    /// <summary>Handled, or its condition has ended.</summary>
    Resolved,
}

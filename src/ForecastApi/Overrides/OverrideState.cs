namespace ForecastApi.Overrides;

public enum OverrideState
{
    /// <summary>The override replaces the forecast of its month.</summary>
    Active,

    /// <summary>The latest run no longer forecasts the month: the override is measured against sales.</summary>
    Past,

    /// <summary>The override has expired: the statistical forecast is published again.</summary>
    Expired,

    /// <summary>The override was deleted or replaced.</summary>
    Removed,
}

namespace ForecastApi.Overrides.Levels;

/// <summary>The levels whose sums can be overridden.</summary>
public enum OverrideLevel
{
    Total,
    Category,
    Channel,
}

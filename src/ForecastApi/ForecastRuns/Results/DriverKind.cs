namespace ForecastApi.ForecastRuns.Results;

/// <summary>The kinds of known influences on demand.</summary>
public enum DriverKind
{
    Calendar,
    Event,
    Price,
    Override,
}

namespace ForecastApi.Imports;

/// <summary>The treatment of bad rows: reject the whole import or skip them.</summary>
public enum OnError
{
    Reject,
    Skip,
}

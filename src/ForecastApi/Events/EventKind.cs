namespace ForecastApi.Events;

/// <summary>The kinds of events.</summary>
public enum EventKind
{
    Promotion,
    Event,
}

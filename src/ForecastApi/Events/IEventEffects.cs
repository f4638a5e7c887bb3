namespace ForecastApi.Events;

/// <summary>Reads the effects of events that runs learn.</summary>
public interface IEventEffects
{
    /// <summary>Returns the effects of an event in the latest run, by SKU; empty before a run.</summary>
    Task<IReadOnlyList<EventEffect>> OfAsync(string id, CancellationToken cancellationToken);
}

namespace ForecastApi.Events;

/// <summary>An event and its learned effects.</summary>
/// <param name="Effects">The effects in the latest run; empty before one.</param>
public sealed record DemandEventAnswer(
    string Id,
    string Name,
    EventKind Kind,
    IReadOnlyList<string>? Skus,
    string? Category,
    string? Channel,
    IReadOnlyDictionary<string, decimal> Months,
    IReadOnlyList<EventEffect> Effects
)
{
    public static DemandEventAnswer From(DemandEvent e, IReadOnlyList<EventEffect> effects) =>
        new(e.Id, e.Name, e.Kind, e.Skus, e.Category, e.Channel, e.Months, effects);
}

namespace ForecastApi.Planning.Input;

/// <summary>A store that several items share.</summary>
public sealed record PlanStorage
{
    /// <summary>The store's code, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>The capacity at the end of each month.</summary>
    public required IReadOnlyList<decimal> Capacity { get; init; }

    /// <summary>Capacity taken by one unit in stock, by product or part; an item that is not listed takes none.</summary>
    public IReadOnlyDictionary<string, decimal> UnitsOf { get; init; } =
        new Dictionary<string, decimal>();
}

namespace ForecastApi.Planning.Input;

/// <summary>A requested strategy with its parameters.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Workers">
/// The constant workforce of the level strategies; null = the number with the lowest cost.
/// </param>
/// <param name="Rounding">How the chase strategy rounds its workers; null = up.</param>
public sealed record StrategyChoice(
    StrategyName Strategy,
    decimal? Workers = null,
    WorkerRounding? Rounding = null
);

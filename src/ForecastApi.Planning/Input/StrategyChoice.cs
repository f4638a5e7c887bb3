namespace ForecastApi.Planning.Input;

/// <summary>A strategy asked for, with its parameters.</summary>
/// <param name="Strategy">Which strategy.</param>
/// <param name="Workers">The constant workforce of the level strategies; null = the number that costs least.</param>
/// <param name="Rounding">How the chase strategy rounds its workers; null = up.</param>
public sealed record StrategyChoice(
    StrategyName Strategy,
    decimal? Workers = null,
    WorkerRounding? Rounding = null
);

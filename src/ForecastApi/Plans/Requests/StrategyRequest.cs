using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>A strategy to plan, with its parameters.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Workers">The constant workforce of the level strategies; null = the cheapest number.</param>
/// <param name="Rounding">The rounding of workers by chase; null = up.</param>
public sealed record StrategyRequest(
    StrategyName Strategy,
    decimal? Workers = null,
    WorkerRounding? Rounding = null
);

using ForecastApi.Planning.Input;

namespace ForecastApi.Planning.Results;

/// <summary>The best strategy for each aim among the feasible plans; the first listed on a tie.</summary>
/// <param name="Cost">Lowest total cost.</param>
/// <param name="Service">Highest service level.</param>
/// <param name="Inventory">Lowest average inventory.</param>
/// <param name="RateChange">Smallest change of the production rate.</param>
/// <param name="WorkforceChange">Fewest workers hired and laid off.</param>
/// <param name="Utilisation">Highest utilisation of the regular hours.</param>
public sealed record PlanLeaders(
    StrategyName? Cost,
    StrategyName? Service,
    StrategyName? Inventory,
    StrategyName? RateChange,
    StrategyName? WorkforceChange,
    StrategyName? Utilisation
);

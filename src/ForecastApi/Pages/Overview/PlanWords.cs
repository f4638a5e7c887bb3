using ForecastApi.Pages.Shared;
using ForecastApi.Planning.Input;

namespace ForecastApi.Pages.Overview;

/// <summary>The strategies in words.</summary>
public static class PlanWords
{
    public static string Of(StrategyName strategy) => Show.Words(strategy.ToString());

    /// <summary>Short enough to stand beside a bar on a telephone.</summary>
    public static string Short(StrategyName strategy) =>
        strategy switch
        {
            StrategyName.LevelWithSubcontract => "Level + sub",
            StrategyName.LevelWithOvertime => "Level + OT",
            _ => Of(strategy),
        };
}

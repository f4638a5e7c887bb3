using ForecastApi.Pages.Shared;
using ForecastApi.Planning.Input;

namespace ForecastApi.Pages.Overview;

/// <summary>The strategies in words.</summary>
public static class PlanWords
{
    public static string Of(StrategyName strategy) => Show.Words(strategy.ToString());
}

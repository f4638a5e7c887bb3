using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Tracking;

/// <summary>The best plan for an objective.</summary>
/// <param name="Id">The request.</param>
/// <param name="Value">The value of the objective: money, units, workers, or a share from 0 to 1.</param>
public sealed record LeadingPlan(string Id, StrategyName Strategy, decimal Value);

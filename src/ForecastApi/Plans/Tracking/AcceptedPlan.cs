using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Tracking;

/// <summary>The strategy whose plan is accepted.</summary>
public sealed record AcceptedPlan(StrategyName Strategy);

using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Tracking;

/// <summary>Which strategy's plan of a request is carried out.</summary>
public sealed record AcceptedPlan(StrategyName Strategy);

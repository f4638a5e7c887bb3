namespace ForecastApi.Planning.Results;

/// <summary>
/// The cost and service of a plan's decisions under uncertain demand. Percentiles follow Hyndman and Fan (1996), type
/// 7: linear interpolation between the ordered scenarios, with the lowest at 0 and the highest at 1.
/// </summary>
/// <param name="ExpectedCost">The mean total cost of the scenarios, in money.</param>
/// <param name="Cost10">The 10th percentile of the total cost.</param>
/// <param name="Cost50">The median of the total cost.</param>
/// <param name="Cost90">The 90th percentile of the total cost.</param>
/// <param name="FillRate10">
/// The 10th percentile of the share of a scenario's demand met in its own month, 0 to 1.
/// </param>
/// <param name="StockoutProbability">
/// The share of the scenarios in which some demand of any product is not met in its own month, 0 to 1.
/// </param>
public sealed record PlanRisk(
    decimal ExpectedCost,
    decimal Cost10,
    decimal Cost50,
    decimal Cost90,
    decimal FillRate10,
    decimal StockoutProbability
);

namespace ForecastApi.Planning.Risk;

/// <summary>The result of a plan in one scenario.</summary>
/// <param name="Cost">The total cost, in money.</param>
/// <param name="FillRate">The share of the demand met in its own month, 0 to 1.</param>
/// <param name="Stockout">Whether some demand is not met in its own month.</param>
internal readonly record struct ScenarioOutcome(decimal Cost, decimal FillRate, bool Stockout);

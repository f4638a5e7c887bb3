namespace ForecastApi.Planning.Risk;

/// <summary>What a plan comes to in one scenario.</summary>
/// <param name="Cost">The total cost, in money.</param>
/// <param name="FillRate">The share of the demand met in its month, 0 to 1.</param>
/// <param name="Stockout">Whether some demand is not met in its month.</param>
internal readonly record struct ScenarioOutcome(decimal Cost, decimal FillRate, bool Stockout);

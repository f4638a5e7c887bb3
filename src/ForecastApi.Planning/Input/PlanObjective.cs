namespace ForecastApi.Planning.Input;

/// <summary>What a plan is judged by.</summary>
public enum PlanObjective
{
    /// <summary>Meet the demand at the lowest total cost.</summary>
    MinimumCost,

    /// <summary>Demand is a market limit, sold only where it pays: the highest revenue less cost.</summary>
    MaximumProfit,
}

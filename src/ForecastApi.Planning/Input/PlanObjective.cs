namespace ForecastApi.Planning.Input;

/// <summary>The objective of a plan.</summary>
public enum PlanObjective
{
    /// <summary>Meet the demand at the lowest total cost.</summary>
    MinimumCost,

    /// <summary>Maximise revenue less cost. Demand is an upper limit and is sold only where it is profitable.</summary>
    MaximumProfit,
}

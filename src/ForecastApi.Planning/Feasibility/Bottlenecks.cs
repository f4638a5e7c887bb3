using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Strategies;

namespace ForecastApi.Planning.Feasibility;

/// <summary>
/// Finds the limits that make a plan infeasible: those with a shadow price where the violation of all limits is least
/// (Chinneck 2008, elastic programming).
/// </summary>
internal static class Bottlenecks
{
    // For larger inputs the reasons would take longer than the plan itself.
    private const int MaxInputSize = 6000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Returns the limits; null if they are not known or if a plan within all limits exists that the strategy does not
    /// find.
    /// </summary>
    public static IReadOnlyList<PlanLimit>? Find(
        PlanInput input,
        StrategyChoice choice,
        IPlanStrategy strategy,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        if (input.Products.Count * input.Months > MaxInputSize)
            return null;
        try
        {
            return
                PlanSearch.Bottlenecks(input, strategy.Rules(choice), options, budget.Take(MaxTime))
                    is { Count: > 0 } found
                ? found
                : null;
        }
        catch (TimeLimitException)
        {
            return null;
        }
    }
}

using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning;

/// <summary>
/// Replaces an unproven optimum with a better plan of another strategy. A search that ran out of time may have found a
/// worse plan than a strategy did.
/// </summary>
internal static class Incumbent
{
    /// <summary>Replaces each optimal plan that is not proven and is worse than the best feasible plan.</summary>
    public static void Adopt(PlanInput input, ProductionPlan[] plans)
    {
        var profit = input.Objective == PlanObjective.MaximumProfit;
        if (plans.Where(p => p.Feasible).MinBy(Loss) is not { } best)
            return;
        for (var i = 0; i < plans.Length; i++)
        {
            if (plans[i].Optimality is not { Status: not OptimalityStatus.Optimal } proof)
                continue;
            if (plans[i].Feasible && Loss(plans[i]) <= Loss(best))
                continue;
            // A search without a solution has no bound of its own; use the trivial bound.
            var worst = profit ? OptimalityReport.Market(input) : 0;
            var bound = plans[i].Feasible ? proof.Bound : worst;
            plans[i] = best with
            {
                Strategy = StrategyName.Optimal,
                Limits = [],
                Optimality = new(
                    bound,
                    OptimalityReport.Gap(Loss(best), profit ? -bound : bound),
                    OptimalityStatus.Feasible,
                    proof.Seconds
                ),
            };
        }

        decimal Loss(ProductionPlan plan) => profit ? -plan.Profit : plan.TotalCost;
    }
}

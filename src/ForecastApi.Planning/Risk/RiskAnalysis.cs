using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Risk;

/// <summary>Prices plans under uncertain demand. The demand of a scenario is the same for every plan.</summary>
internal static class RiskAnalysis
{
    /// <summary>Prices the fixed decisions of every plan under every scenario.</summary>
    /// <param name="input">The plans' input.</param>
    /// <param name="risk">The requested scenarios.</param>
    /// <param name="plans">The priced plans.</param>
    /// <param name="budget">Time and cancellation.</param>
    /// <returns>The risk of each plan, in the order of the plans; null if the time is over before all scenarios are priced.</returns>
    public static PlanRisk[]? Run(
        PlanInput input,
        RiskInput risk,
        IReadOnlyList<ProductionPlan> plans,
        TimeBudget budget
    )
    {
        var uncertain = risk.Demand.ToDictionary(d => d.Sku);
        DemandPaths[] paths =
        [
            .. input
                .Products.TakeWhile(p => !p.IsPart)
                .Select(p => new DemandPaths(uncertain[p.Sku], input.Months)),
        ];
        FixedPlan[] fixedPlans = [.. plans.Select(plan => new FixedPlan(input, plan))];
        ScenarioOutcome[][] outcomes =
        [
            .. fixedPlans.Select(_ => new ScenarioOutcome[risk.Scenarios]),
        ];
        // The demand of one scenario at a time is in memory
        decimal[][] demand = [.. paths.Select(_ => new decimal[input.Months])];
        for (var scenario = 0; scenario < risk.Scenarios; scenario++)
        {
            budget.CancellationToken.ThrowIfCancellationRequested();
            if (budget.IsOver)
                return null;
            for (var p = 0; p < paths.Length; p++)
                paths[p].Draw(risk.Seed, scenario, demand[p]);
            for (var i = 0; i < fixedPlans.Length; i++)
                outcomes[i][scenario] = fixedPlans[i].Under(demand);
        }
        return [.. outcomes.Select(Summary)];
    }

    private static PlanRisk Summary(ScenarioOutcome[] outcomes)
    {
        decimal[] costs = [.. outcomes.Select(o => o.Cost).Order()];
        decimal[] fills = [.. outcomes.Select(o => o.FillRate).Order()];
        return new(
            Tolerance.Round(costs.Average()),
            Tolerance.Round(Percentile.Compute(costs, 0.1m)),
            Tolerance.Round(Percentile.Compute(costs, 0.5m)),
            Tolerance.Round(Percentile.Compute(costs, 0.9m)),
            Tolerance.Round(Percentile.Compute(fills, 0.1m)),
            Tolerance.Round((decimal)outcomes.Count(o => o.Stockout) / outcomes.Length)
        );
    }
}

using ForecastApi.Planning.Costing;
using ForecastApi.Planning.Input;
using ForecastApi.Planning.Results;
using ForecastApi.Planning.Strategies;

namespace ForecastApi.Planning.Feasibility;

/// <summary>Finds, for an infeasible plan, the single limit whose removal gives the cheapest feasible plan.</summary>
internal static class CheapestRelaxation
{
    // Each trial runs a full plan; for larger inputs the advice would take longer than the plan itself.
    private const int MaxInputSize = 600;

    // The time for all trials together, and the minimum time for each.
    private const double Seconds = 10;
    private const double MinSeconds = 0.5;

    /// <summary>Returns one sentence, or none if no single relaxation gives a feasible plan.</summary>
    public static IEnumerable<string> Find(
        PlanInput input,
        StrategyChoice choice,
        IPlanStrategy strategy,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        if (input.Products.Count * input.Months > MaxInputSize)
            return [];
        Relaxation[] all = [.. Relaxation.All(input)];
        var each = Math.Max(MinSeconds, Seconds / all.Length);
        var limit = options with
        {
            TimeLimit = TimeSpan.FromSeconds(Math.Min(options.TimeLimit.TotalSeconds, each)),
            HardLimitsOnly = true,
        };
        var best = all.Select(r => Try(r, choice, strategy, limit, cancellationToken))
            .Where(t => t.Plan is not null)
            .OrderBy(t => t.Relaxation.Priced ? 0 : 1)
            .ThenBy(t =>
                input.Objective == PlanObjective.MaximumProfit ? -t.Plan!.Profit : t.Plan!.TotalCost
            )
            .FirstOrDefault();
        return best.Plan is null ? [] : [Sentence(best.Relaxation, best.Plan)];
    }

    private static string Sentence(Relaxation relaxation, ProductionPlan plan)
    {
        var advice = $"Cheapest way out: {relaxation.Advice(plan)}";
        return relaxation.Priced
            ? $"{advice}; the plan then costs {ReasonText.Number(plan.TotalCost)}."
            : $"{advice}.";
    }

    private static (Relaxation Relaxation, ProductionPlan? Plan) Try(
        Relaxation relaxation,
        StrategyChoice choice,
        IPlanStrategy strategy,
        PlannerOptions options,
        CancellationToken cancellationToken
    )
    {
        var outcome = strategy.Decide(relaxation.Input, choice, options, cancellationToken);
        return FeasibilityCheck.Run(relaxation.Input, outcome.Decisions).Count == 0
            ? (relaxation, PlanCosting.Price(relaxation.Input, choice.Strategy, outcome.Decisions))
            : (relaxation, null);
    }
}

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
    private static readonly TimeSpan AllTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinTime = TimeSpan.FromSeconds(0.5);

    /// <summary>Returns one sentence, or none if no single relaxation gives a feasible plan.</summary>
    public static IEnumerable<string> Find(
        PlanInput input,
        StrategyChoice choice,
        IPlanStrategy strategy,
        PlannerOptions options,
        IReadOnlyList<PlanLimit>? bottlenecks,
        TimeBudget budget
    )
    {
        if (input.Products.Count * input.Months > MaxInputSize)
            return [];
        Relaxation[] all = [.. Relaxation.All(input, bottlenecks)];
        var trials = budget.Take(AllTime);
        var each = all.Length == 0 ? AllTime : AllTime / all.Length;
        var hard = options with { HardLimitsOnly = true };
        var best = all.TakeWhile(_ => !trials.IsOver)
            .Select(r =>
                Try(r, choice, strategy, hard, trials.Take(each > MinTime ? each : MinTime))
            )
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
        TimeBudget budget
    )
    {
        try
        {
            var outcome = strategy.Decide(relaxation.Input, choice, options, budget);
            if (outcome.EndedEarly)
                return (relaxation, null);
            var plan = PlanCosting.Price(relaxation.Input, choice.Strategy, outcome.Decisions);
            var isFeasible =
                FeasibilityCheck.Run(relaxation.Input, outcome.Decisions, plan).Count == 0;
            return (relaxation, isFeasible ? plan : null);
        }
        catch (TimeLimitException)
        {
            return (relaxation, null);
        }
    }
}

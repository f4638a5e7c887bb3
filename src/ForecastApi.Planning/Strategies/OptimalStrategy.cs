using ForecastApi.Planning.Input;
using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Optimisation.Solvers;

namespace ForecastApi.Planning.Strategies;

/// <summary>The optimum: the minimum cost or maximum profit over all decisions, proven.</summary>
internal sealed class OptimalStrategy : IPlanStrategy
{
    public StrategyName Name => StrategyName.Optimal;

    public string? MissingPrerequisite(PlanInput input) => null;

    public ModelRules Rules(StrategyChoice choice) => new();

    public StrategyOutcome Decide(
        PlanInput input,
        StrategyChoice choice,
        PlannerOptions options,
        TimeBudget budget
    )
    {
        var found = PlanSearch.Run(input, Rules(choice), options, budget);
        return new(found.Decisions, found.Solution, found.Limits) { EndedEarly = found.EndedEarly };
    }

    // Its proof states that there is no bound, so that a plan of another strategy is adopted.
    public StrategyOutcome EndEarly(PlanInput input, TimeBudget budget) =>
        new(
            PlanDecisions.Nothing(input),
            new(SolveStatus.Unknown, [], 0, 0, [], [], budget.Elapsed.TotalSeconds),
            []
        )
        {
            EndedEarly = true,
        };
}

using ForecastApi.Planning.Optimisation;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Strategies;

/// <summary>What a strategy decided.</summary>
/// <param name="Decisions">The decisions, also where they break a limit.</param>
/// <param name="Proof">The search behind a plan that claims to be optimal; null for the others.</param>
/// <param name="Limits">The limits that bind a plan that claims to be optimal.</param>
internal sealed record StrategyOutcome(
    PlanDecisions Decisions,
    LinearSolution? Proof,
    IReadOnlyList<PlanLimit> Limits
)
{
    public StrategyOutcome(PlanDecisions decisions)
        : this(decisions, null, []) { }
}

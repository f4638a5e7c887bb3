using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Strategies;

/// <summary>The decisions of a strategy with their proof.</summary>
/// <param name="Decisions">The decisions; they may violate limits.</param>
/// <param name="Proof">The search behind an optimal plan; null for the other strategies.</param>
/// <param name="Limits">The binding limits of an optimal plan.</param>
internal sealed record StrategyOutcome(
    PlanDecisions Decisions,
    LinearSolution? Proof,
    IReadOnlyList<PlanLimit> Limits
)
{
    public StrategyOutcome(PlanDecisions decisions)
        : this(decisions, null, []) { }

    /// <summary>Whether the time limit ended the strategy before it had decided; nothing is made or bought then.</summary>
    public bool EndedEarly { get; init; }
}

using ForecastApi.Planning.Optimisation.Solvers;
using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>The result of <see cref="PlanSearch"/>.</summary>
/// <param name="Decisions">The decisions, without rounding residues.</param>
/// <param name="Solution">The solver's result, with its bound.</param>
/// <param name="Limits">The binding limits.</param>
/// <param name="EndedEarly">Whether the time was over before there was a solution.</param>
internal sealed record SearchResult(
    PlanDecisions Decisions,
    LinearSolution Solution,
    IReadOnlyList<PlanLimit> Limits,
    bool EndedEarly = false
);

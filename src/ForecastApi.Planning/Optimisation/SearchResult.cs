using ForecastApi.Planning.Results;

namespace ForecastApi.Planning.Optimisation;

/// <summary>What <see cref="PlanSearch"/> found.</summary>
/// <param name="Decisions">The decisions, cleaned of floating-point dust.</param>
/// <param name="Solution">How well they are proven.</param>
/// <param name="Limits">The limits that bind them.</param>
internal sealed record SearchResult(
    PlanDecisions Decisions,
    LinearSolution Solution,
    IReadOnlyList<PlanLimit> Limits
);

namespace ForecastApi.Planning.Validation;

/// <summary>Thrown by <see cref="Planner"/> if the input is invalid.</summary>
/// <param name="problems">All problems of the input.</param>
public sealed class PlanInputException(IReadOnlyList<PlanProblem> problems)
    : Exception(string.Join("; ", problems.Select(p => $"{p.Path}: {p.Message}")))
{
    /// <summary>All problems of the input.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; } = problems;
}

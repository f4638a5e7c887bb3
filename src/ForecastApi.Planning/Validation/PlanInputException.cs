namespace ForecastApi.Planning.Validation;

/// <summary>Thrown by <see cref="Planner"/> when the input is not one that can be planned.</summary>
/// <param name="problems">Everything that is wrong with it.</param>
public sealed class PlanInputException(IReadOnlyList<PlanProblem> problems)
    : Exception(string.Join("; ", problems.Select(p => $"{p.Path}: {p.Message}")))
{
    /// <summary>Everything that is wrong with the input.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; } = problems;
}

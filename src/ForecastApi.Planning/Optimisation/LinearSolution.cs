namespace ForecastApi.Planning.Optimisation;

/// <summary>What a solver found.</summary>
/// <param name="Status">How the search ended; the other members mean something only with a solution.</param>
/// <param name="Values">The columns' values.</param>
/// <param name="Objective">The objective, constant included.</param>
/// <param name="Bound">No solution has a lower objective.</param>
/// <param name="Duals">Change of the objective per unit of each row's binding bound, whole numbers held.</param>
/// <param name="ReducedCosts">Change of the objective per unit of each column's binding bound, whole numbers held.</param>
/// <param name="Seconds">Time in the solver.</param>
internal sealed record LinearSolution(
    SolveStatus Status,
    double[] Values,
    double Objective,
    double Bound,
    double[] Duals,
    double[] ReducedCosts,
    double Seconds
)
{
    public bool HasSolution => Status is SolveStatus.Optimal or SolveStatus.Feasible;
}

namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>The result of a solver.</summary>
/// <param name="Status">How the search ended. The other members are valid only with a solution.</param>
/// <param name="Values">The columns' values.</param>
/// <param name="Objective">The objective, including the constant.</param>
/// <param name="Bound">Lower bound of the objective.</param>
/// <param name="Duals">
/// Change of the objective per unit of each row's binding bound, with integer columns fixed.
/// </param>
/// <param name="ReducedCosts">
/// Change of the objective per unit of each column's binding bound, with integer columns fixed.
/// </param>
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
    /// <summary>The result of a search that found nothing within its time.</summary>
    public static LinearSolution None { get; } = new(SolveStatus.Unknown, [], 0, 0, [], [], 0);

    public bool HasSolution => Status is SolveStatus.Optimal or SolveStatus.Feasible;

    /// <summary>Returns the result of a search, or <see cref="None"/> if its time was over before it began.</summary>
    public static LinearSolution InTime(Func<LinearSolution> search)
    {
        try
        {
            return search();
        }
        catch (TimeLimitException)
        {
            return None;
        }
    }
}

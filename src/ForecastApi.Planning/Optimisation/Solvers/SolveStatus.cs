namespace ForecastApi.Planning.Optimisation.Solvers;

/// <summary>How a search ended.</summary>
internal enum SolveStatus
{
    /// <summary>An optimal solution, proven.</summary>
    Optimal,

    /// <summary>A solution without proof of optimality.</summary>
    Feasible,

    /// <summary>Proven infeasible.</summary>
    Infeasible,

    /// <summary>No solution found within the time limit.</summary>
    Unknown,
}

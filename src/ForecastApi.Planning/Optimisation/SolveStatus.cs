namespace ForecastApi.Planning.Optimisation;

/// <summary>How a search ended.</summary>
internal enum SolveStatus
{
    /// <summary>The best solution, proven.</summary>
    Optimal,

    /// <summary>A solution, not proven the best.</summary>
    Feasible,

    /// <summary>Proven to have no solution.</summary>
    Infeasible,

    /// <summary>No solution found in time.</summary>
    Unknown,
}

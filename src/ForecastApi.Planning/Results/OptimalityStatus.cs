namespace ForecastApi.Planning.Results;

/// <summary>The status of an optimum.</summary>
public enum OptimalityStatus
{
    /// <summary>Proven: no plan is better.</summary>
    Optimal,

    /// <summary>
    /// Not proven: the best plan found within the time limit. The bound limits the possible improvement.
    /// </summary>
    Feasible,

    /// <summary>No plan satisfies all limits; the plan shown violates them as little as possible.</summary>
    Infeasible,
}

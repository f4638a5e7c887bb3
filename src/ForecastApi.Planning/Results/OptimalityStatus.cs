namespace ForecastApi.Planning.Results;

/// <summary>What is known about an optimum.</summary>
public enum OptimalityStatus
{
    /// <summary>Proven: no plan is better.</summary>
    Optimal,

    /// <summary>The best plan found before the time ran out; the bound says how much better another could be.</summary>
    Feasible,

    /// <summary>No plan keeps every limit; the plan shown breaks them as little as possible.</summary>
    Infeasible,
}

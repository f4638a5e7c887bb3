using System.ComponentModel.DataAnnotations;
using ForecastApi.Planning;

namespace ForecastApi.Plans;

/// <summary>Section <c>Planning</c>: settings of the optimiser.</summary>
public sealed class PlanOptions
{
    public const string Section = "Planning";

    /// <summary>
    /// The time limit of a request: at the limit a search returns its best plan with the gap, and strategies that are not
    /// planned yet are infeasible with that reason.
    /// </summary>
    [Range(0.1, 3600)]
    public double TimeLimitSeconds { get; set; } = 30;

    /// <summary>The seed of the optimiser, so that a search that reaches the time limit is reproducible.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; set; } = 1;

    /// <summary>Returns the options of the engine.</summary>
    /// <param name="spent">The part of the time limit that the request has used.</param>
    public PlannerOptions ToPlanner(TimeSpan spent) =>
        new()
        {
            TimeLimit = TimeSpan.FromSeconds(TimeLimitSeconds),
            TimeLimitSetting = $"{Section}:{nameof(TimeLimitSeconds)}",
            Spent = spent,
            Seed = Seed,
        };
}

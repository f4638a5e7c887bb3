using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Plans;

/// <summary>Section <c>Planning</c>: settings of the optimiser.</summary>
public sealed class PlanOptions
{
    public const string Section = "Planning";

    /// <summary>The time limit of one optimisation; at the limit the best plan so far is returned with its gap.</summary>
    [Range(0.1, 3600)]
    public double TimeLimitSeconds { get; set; } = 30;

    /// <summary>The seed of the optimiser, so that a search that reaches the time limit is reproducible.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; set; } = 1;
}

using System.ComponentModel.DataAnnotations;

namespace ForecastApi.Plans;

/// <summary>Section <c>Planning</c>: how the optimiser searches.</summary>
public sealed class PlanOptions
{
    public const string Section = "Planning";

    /// <summary>The longest that one search for an optimum may take; the best plan so far is then given with its gap.</summary>
    [Range(0.1, 3600)]
    public double TimeLimitSeconds { get; set; } = 30;

    /// <summary>Seed of the optimiser, so that a search that is cut short repeats.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; set; } = 1;
}

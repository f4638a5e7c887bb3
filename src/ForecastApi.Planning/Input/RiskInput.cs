namespace ForecastApi.Planning.Input;

/// <summary>The demand scenarios used to price the risk of every plan.</summary>
public sealed record RiskInput
{
    /// <summary>The maximum number of scenarios.</summary>
    public const int MaxScenarios = 10_000;

    /// <summary>The number of scenarios, 1 to <see cref="MaxScenarios"/>.</summary>
    public int Scenarios { get; init; } = 500;

    /// <summary>Seed of the random draws. The same seed gives the same demand for each product.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The demand distributions, one for every product of the plan.</summary>
    public required IReadOnlyList<UncertainDemand> Demand { get; init; }
}

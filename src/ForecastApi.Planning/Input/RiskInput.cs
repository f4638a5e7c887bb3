namespace ForecastApi.Planning.Input;

/// <summary>That every plan is to be priced again under demand as it may come.</summary>
public sealed record RiskInput
{
    /// <summary>The most scenarios.</summary>
    public const int MaxScenarios = 10_000;

    /// <summary>Number of scenarios, 1 to <see cref="MaxScenarios"/>.</summary>
    public int Scenarios { get; init; } = 500;

    /// <summary>Seed of the draws: the same seed draws the same demand, product by product.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The distributions; one for every product of the plan.</summary>
    public required IReadOnlyList<UncertainDemand> Demand { get; init; }
}

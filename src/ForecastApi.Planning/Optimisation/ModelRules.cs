namespace ForecastApi.Planning.Optimisation;

/// <summary>The rules of a strategy for the optimisation model, in addition to the limits of the input.</summary>
internal sealed record ModelRules
{
    /// <summary>Whether in-house production is allowed.</summary>
    public bool InHouse { get; init; } = true;

    /// <summary>Whether overtime is allowed.</summary>
    public bool Overtime { get; init; } = true;

    /// <summary>Whether orders from suppliers are allowed.</summary>
    public bool Suppliers { get; init; } = true;

    /// <summary>Whether the workforce is constant and works full regular hours.</summary>
    public bool Level { get; init; }

    /// <summary>The constant workforce; null = the number with the lowest cost.</summary>
    public decimal? Workers { get; init; }

    /// <summary>
    /// Whether every month must end with the safety stock, on every holding basis, and without backorders. Targets are
    /// met as closely as capacity allows, before cost is minimised.
    /// </summary>
    public bool ReachTargets { get; init; }

    /// <summary>
    /// Whether demand, stock, production and idle limits may be violated at the penalties of
    /// <see cref="DeviationWeights"/>.
    /// </summary>
    public bool SoftLimits { get; init; }
}

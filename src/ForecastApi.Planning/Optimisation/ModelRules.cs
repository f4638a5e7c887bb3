namespace ForecastApi.Planning.Optimisation;

/// <summary>What a strategy forbids or demands of the one optimisation model, beside the input's own limits.</summary>
internal sealed record ModelRules
{
    /// <summary>Whether anything may be made in house.</summary>
    public bool InHouse { get; init; } = true;

    /// <summary>Whether overtime may be worked.</summary>
    public bool Overtime { get; init; } = true;

    /// <summary>Whether anything may be bought from third parties.</summary>
    public bool Suppliers { get; init; } = true;

    /// <summary>Whether the workforce is the same in every month and runs at full regular hours.</summary>
    public bool Level { get; init; }

    /// <summary>The constant workforce; null = the number that costs least.</summary>
    public decimal? Workers { get; init; }

    /// <summary>
    /// Whether every month has to end with the safety stock of every holding basis and owing nothing, as nearly as the
    /// means allow and before any thought of cost.
    /// </summary>
    public bool ReachTargets { get; init; }

    /// <summary>Whether demand, stock, production and idle limits may be broken, each for a <see cref="DeviationWeights"/>.</summary>
    public bool SoftLimits { get; init; }
}

namespace ForecastApi.Planning.Sourcing;

/// <summary>What a line asks for a volume.</summary>
/// <param name="Quantity">Units made or ordered.</param>
/// <param name="Running">The cost without machines bought: linear in the volume between the line's bends.</param>
/// <param name="Machines">The cost of the machines bought, which rises in steps.</param>
/// <param name="Reason">Why it cannot supply the volume; null when it can.</param>
internal readonly record struct SourceOffer(
    decimal Quantity,
    decimal Running,
    decimal Machines,
    string? Reason
)
{
    /// <summary>The total cost.</summary>
    public decimal Cost => Running + Machines;

    /// <summary>Whether the volume can be supplied.</summary>
    public bool Feasible => Reason is null;

    /// <summary>No offer.</summary>
    public static SourceOffer None(string reason) => new(0, 0, 0, reason);
}

namespace ForecastApi.Planning.Sourcing;

/// <summary>The offer of a line for a volume.</summary>
/// <param name="Quantity">Units made or ordered.</param>
/// <param name="Running">
/// The cost without machine purchases: linear in the volume between the line's breakpoints.
/// </param>
/// <param name="Machines">The cost of machine purchases, which increases in steps.</param>
/// <param name="Reason">The reason why the volume cannot be supplied; null if it can.</param>
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

    /// <summary>Creates an infeasible offer.</summary>
    public static SourceOffer None(string reason) => new(0, 0, 0, reason);
}

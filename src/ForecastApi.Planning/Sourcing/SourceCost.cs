namespace ForecastApi.Planning.Sourcing;

/// <summary>The cost of a volume from one source.</summary>
/// <param name="Source"><c>inHouse</c>, or the supplier's id.</param>
/// <param name="Kind">The kind of source.</param>
/// <param name="Feasible">Whether the source can supply the volume.</param>
/// <param name="Quantity">
/// Units made or ordered: more than the volume if a minimum batch or order requires it, or if a larger order costs less
/// in total. Null if not feasible.
/// </param>
/// <param name="Cost">The total cost of the quantity, in money; null when not feasible.</param>
/// <param name="CostPerUnit">The cost per unit of the volume; null when not feasible.</param>
/// <param name="Reason">The reason why it is not feasible; null if it is.</param>
public sealed record SourceCost(
    string Source,
    SourceKind Kind,
    bool Feasible,
    decimal? Quantity,
    decimal? Cost,
    decimal? CostPerUnit,
    string? Reason
);

namespace ForecastApi.Planning.Sourcing;

/// <summary>What one source alone asks for a volume.</summary>
/// <param name="Source"><c>inHouse</c>, or the supplier's id.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Feasible">Whether it can supply the volume.</param>
/// <param name="Quantity">
/// Units made or ordered: more than the volume where a smallest batch or order asks for more, or where a larger order costs
/// less in total. Null when not feasible.
/// </param>
/// <param name="Cost">The total cost of the quantity, in money; null when not feasible.</param>
/// <param name="CostPerUnit">The cost per unit of the volume; null when not feasible.</param>
/// <param name="Reason">Why it is not feasible, in words; null when it is.</param>
public sealed record SourceCost(
    string Source,
    SourceKind Kind,
    bool Feasible,
    decimal? Quantity,
    decimal? Cost,
    decimal? CostPerUnit,
    string? Reason
);

namespace ForecastApi.Planning.Input;

/// <summary>
/// A product to plan. Arrays hold one value per month of the plan; an array that is null means "not given":
/// not allowed, unlimited, or unknown, as each member says.
/// </summary>
public sealed record PlanProduct
{
    /// <summary>The product's code, unique in the plan.</summary>
    public required string Sku { get; init; }

    /// <summary>Units demanded per month.</summary>
    public required IReadOnlyList<decimal> Demand { get; init; }

    /// <summary>Money per unit sold, by the month of the demand.</summary>
    public required IReadOnlyList<decimal> UnitPrice { get; init; }

    /// <summary>
    /// Money per unit made in house; null = the cost of the parts in its bill of materials, or nothing without one.
    /// </summary>
    public IReadOnlyList<decimal>? MaterialCost { get; init; }

    /// <summary>Worker-hours per unit made in house.</summary>
    public decimal LabourHoursPerUnit { get; init; }

    /// <summary>Money per unit held and month.</summary>
    public required IReadOnlyList<decimal> HoldingCost { get; init; }

    /// <summary>The stock on which holding is paid.</summary>
    public HoldingBasis HoldingBasis { get; init; }

    /// <summary>Money per unit owed to customers at a month's end; null = backorders are not allowed.</summary>
    public IReadOnlyList<decimal>? BackorderCost { get; init; }

    /// <summary>Money per unit of lost sales beside the forgone revenue; null = sales may not be lost.</summary>
    public IReadOnlyList<decimal>? LostSaleCost { get; init; }

    /// <summary>Units in stock before the first month.</summary>
    public decimal OpeningStock { get; init; }

    /// <summary>Units owed to customers before the first month.</summary>
    public decimal OpeningBackorders { get; init; }

    /// <summary>Least units in stock at the end, with no backorders left; null = both free.</summary>
    public decimal? ClosingStock { get; init; }

    /// <summary>
    /// Least ending stock in units: a hard limit, except with <see cref="HoldingBasis.AboveSafetyStock"/>, where it is
    /// what chase, just in time, level with subcontract and third party plan to reach.
    /// </summary>
    public required IReadOnlyList<decimal> SafetyStock { get; init; }

    /// <summary>Most ending stock in units; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxStock { get; init; }

    /// <summary>Most units made in house, regular and overtime together; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxProduction { get; init; }

    /// <summary>Money for the set-up in each month in which it is made in house; null = none.</summary>
    public IReadOnlyList<decimal>? SetupCost { get; init; }

    /// <summary>
    /// Hours that the set-up takes in each month in which it is made in house: of regular labour, and of every resource
    /// that the product uses.
    /// </summary>
    public decimal SetupHours { get; init; }

    /// <summary>Fewest units made in house in a month in which any are.</summary>
    public decimal MinBatch { get; init; }

    /// <summary>Whether it matters if any are made in a month, beside how many.</summary>
    public bool HasSetup => MinBatch > 0 || SetupHours > 0 || SetupCost?.Any(c => c > 0) == true;
}

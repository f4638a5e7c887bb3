namespace ForecastApi.Planning.Input;

/// <summary>
/// A product to plan. Arrays have one value per month of the plan. A null array means not allowed, unlimited or
/// unknown, as each member states.
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

    /// <summary>Money per unit in stock and month.</summary>
    public required IReadOnlyList<decimal> HoldingCost { get; init; }

    /// <summary>The stock on which the holding cost is paid.</summary>
    public HoldingBasis HoldingBasis { get; init; }

    /// <summary>Money per unit on backorder at the end of a month; null = backorders are not allowed.</summary>
    public IReadOnlyList<decimal>? BackorderCost { get; init; }

    /// <summary>
    /// Money per unit of lost sales in addition to the lost revenue; null = lost sales are not allowed.
    /// </summary>
    public IReadOnlyList<decimal>? LostSaleCost { get; init; }

    /// <summary>Units in stock before the first month.</summary>
    public decimal OpeningStock { get; init; }

    /// <summary>Units on backorder before the first month.</summary>
    public decimal OpeningBackorders { get; init; }

    /// <summary>Minimum units in stock at the end, with no backorders left; null = both are unrestricted.</summary>
    public decimal? ClosingStock { get; init; }

    /// <summary>
    /// Minimum ending stock in units. It is a hard limit, except with <see cref="HoldingBasis.AboveSafetyStock"/>,
    /// where it is the target of chase, just in time, level with subcontract and third party.
    /// </summary>
    public required IReadOnlyList<decimal> SafetyStock { get; init; }

    /// <summary>Maximum ending stock in units; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxStock { get; init; }

    /// <summary>Maximum units made in house, regular and overtime together; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxProduction { get; init; }

    /// <summary>Money for the set-up in each month with in-house production; null = none.</summary>
    public IReadOnlyList<decimal>? SetupCost { get; init; }

    /// <summary>
    /// Hours of the set-up in each month with in-house production. They are taken from regular labour and from every
    /// resource that the product uses.
    /// </summary>
    public decimal SetupHours { get; init; }

    /// <summary>Minimum units made in house in a month with production.</summary>
    public decimal MinBatch { get; init; }

    /// <summary>Units made in house in a month are whole multiples of this many units; 0 = any quantity.</summary>
    public decimal BatchMultiple { get; init; }

    /// <summary>
    /// Good units per unit started, above 0 and at most 1. Material, labour hours, machine hours and parts are those of the
    /// units started; all quantities of a plan are good units.
    /// </summary>
    public decimal Yield { get; init; } = 1;

    /// <summary>
    /// Months from the start of production to the arrival in stock. Labour, machines and parts are taken in the month of
    /// the start.
    /// </summary>
    public int ProductionLeadTime { get; init; }

    /// <summary>Units already on order and paid that arrive in each month; null = none.</summary>
    public IReadOnlyList<decimal>? Receipts { get; init; }

    /// <summary>The items that come out of its production beside it.</summary>
    public IReadOnlyList<ByProduct> ByProducts { get; init; } = [];

    /// <summary>Whether the item is a part that the planner adds, and not a product of the request.</summary>
    internal bool IsPart { get; init; }

    /// <summary>Whether the item can be made in house.</summary>
    internal bool IsMade { get; init; } = true;

    /// <summary>Money per unit at which a part is valued in stock.</summary>
    internal decimal PartValue { get; init; }

    /// <summary>Whether customers want units of it.</summary>
    internal bool IsSold => OpeningBackorders > 0 || Demand.Any(d => d > 0);

    /// <summary>Whether production arrives in the month of its start and yields nothing else.</summary>
    internal bool IsSingle => ProductionLeadTime == 0 && ByProducts.Count == 0;

    /// <summary>Whether the product is made in lots: it has a set-up cost, set-up hours or a minimum batch.</summary>
    public bool HasSetup => MinBatch > 0 || SetupHours > 0 || SetupCost?.Any(c => c > 0) == true;
}

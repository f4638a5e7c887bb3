namespace ForecastApi.Planning.Input;

/// <summary>A part or sub-assembly of the products.</summary>
public sealed record PlanComponent
{
    /// <summary>The component's code, unique in the plan.</summary>
    public required string Sku { get; init; }

    /// <summary>
    /// Money per unit bought. A component with a bill of materials of its own is made, and this cost is not charged.
    /// </summary>
    public decimal UnitCost { get; init; }

    /// <summary>Months from order to need.</summary>
    public int LeadTime { get; init; }

    /// <summary>Units in stock before the first month.</summary>
    public decimal OpeningStock { get; init; }

    /// <summary>Minimum units of an order.</summary>
    public decimal MinOrder { get; init; }

    /// <summary>Orders are whole multiples of this many units; 0 = any quantity.</summary>
    public decimal OrderMultiple { get; init; }

    /// <summary>
    /// Money per unit, in addition to its cost, for an order that is too late for the lead time and still arrives in time;
    /// null = not possible. For bought parts only.
    /// </summary>
    public decimal? ExpediteCost { get; init; }

    /// <summary>Units already on order and paid that arrive in each month; null = none.</summary>
    public IReadOnlyList<decimal>? Receipts { get; init; }
}

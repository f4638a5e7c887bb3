namespace ForecastApi.Planning.Input;

/// <summary>A supplier of one product or part. Arrays have one value per month of the order.</summary>
public sealed record PlanSupplier
{
    /// <summary>The supplier's code, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>The product or part that the supplier delivers. A part with suppliers is bought from them alone.</summary>
    public required string Sku { get; init; }

    /// <summary>Money per unit of an order below the first price break. It replaces material and labour.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>Money paid once, in the month of the first order.</summary>
    public decimal ToolingCost { get; init; }

    /// <summary>Money paid in each month with an order.</summary>
    public decimal OrderCost { get; init; }

    /// <summary>Minimum units of an order.</summary>
    public required IReadOnlyList<decimal> MinQuantity { get; init; }

    /// <summary>Maximum units of an order; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxQuantity { get; init; }

    /// <summary>Orders are whole multiples of this many units; 0 = any quantity.</summary>
    public decimal OrderMultiple { get; init; }

    /// <summary>Months from order to arrival. Orders before the start of the plan are not possible.</summary>
    public int LeadTime { get; init; }

    /// <summary>The lower prices of larger orders, sorted by order size.</summary>
    public IReadOnlyList<PriceBreak> PriceBreaks { get; init; } = [];

    /// <summary>
    /// Money per unit that is paid for a part when it arrives and counts as a cost when it is used; 0 for a supplier of the
    /// request, whose whole cost counts with the order.
    /// </summary>
    internal decimal PartCost { get; init; }

    /// <summary>Whether the planner adds the supplier for a part that has none of its own.</summary>
    internal bool IsImplied { get; init; }

    /// <summary>Whether the unit cost is that of expediting.</summary>
    internal bool IsExpedite { get; init; }

    /// <summary>Returns the money per unit of an order.</summary>
    /// <param name="quantity">Units of the order.</param>
    public decimal PriceOf(decimal quantity) =>
        PriceBreaks.LastOrDefault(b => b.From <= quantity)?.UnitCost ?? UnitCost;
}

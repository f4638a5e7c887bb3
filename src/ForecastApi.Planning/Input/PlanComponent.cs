namespace ForecastApi.Planning.Input;

/// <summary>A part or sub-assembly that products are made of.</summary>
public sealed record PlanComponent
{
    /// <summary>The component's code, unique in the plan.</summary>
    public required string Sku { get; init; }

    /// <summary>Money per unit bought; a component that has a bill of materials of its own is made and carries no cost.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>Months from order to need.</summary>
    public int LeadTime { get; init; }

    /// <summary>Units in stock before the first month.</summary>
    public decimal OpeningStock { get; init; }

    /// <summary>Fewest units of an order.</summary>
    public decimal MinOrder { get; init; }

    /// <summary>Orders are whole multiples of this many units; 0 = any quantity.</summary>
    public decimal OrderMultiple { get; init; }

    /// <summary>Units already on order that arrive in each month; null = none.</summary>
    public IReadOnlyList<decimal>? Receipts { get; init; }
}

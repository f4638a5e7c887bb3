namespace ForecastApi.Planning.Input;

/// <summary>A third party that delivers a product. Arrays hold one value per month of the order.</summary>
public sealed record PlanSupplier
{
    /// <summary>The supplier's code, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>The product it delivers.</summary>
    public required string Sku { get; init; }

    /// <summary>Money per unit of an order below the first price break, all in: it replaces material and labour.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>Money paid once if the supplier is ever used.</summary>
    public decimal ToolingCost { get; init; }

    /// <summary>Money paid in each month with an order.</summary>
    public decimal OrderCost { get; init; }

    /// <summary>Fewest units of an order.</summary>
    public required IReadOnlyList<decimal> MinQuantity { get; init; }

    /// <summary>Most units of an order; null = unlimited.</summary>
    public IReadOnlyList<decimal>? MaxQuantity { get; init; }

    /// <summary>Months from order to arrival; nothing can be ordered before the start.</summary>
    public int LeadTime { get; init; }

    /// <summary>Lower prices of larger orders, the smallest order first.</summary>
    public IReadOnlyList<PriceBreak> PriceBreaks { get; init; } = [];

    /// <summary>Money per unit of an order.</summary>
    /// <param name="quantity">Units of the order.</param>
    public decimal PriceOf(decimal quantity) =>
        PriceBreaks.LastOrDefault(b => b.From <= quantity)?.UnitCost ?? UnitCost;
}

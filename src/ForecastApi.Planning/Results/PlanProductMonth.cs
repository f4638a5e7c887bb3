namespace ForecastApi.Planning.Results;

/// <summary>One product in one month of a plan, in units.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Demand">Units demanded.</param>
/// <param name="RegularProduction">Units made in regular hours.</param>
/// <param name="OvertimeProduction">Units made in overtime.</param>
/// <param name="Subcontracted">Units that arrive from suppliers.</param>
/// <param name="Inventory">Units in stock at the month's end.</param>
/// <param name="Backorders">Units on backorder at the month's end.</param>
/// <param name="LostSales">Units of this month's demand that are never delivered.</param>
public sealed record PlanProductMonth(
    string Sku,
    decimal Demand,
    decimal RegularProduction,
    decimal OvertimeProduction,
    decimal Subcontracted,
    decimal Inventory,
    decimal Backorders,
    decimal LostSales
)
{
    /// <summary>Units that production started in this or an earlier month brings into stock.</summary>
    public decimal Completed { get; init; }

    /// <summary>Units on order at the start of the plan that arrive.</summary>
    public decimal Receipts { get; init; }

    /// <summary>Units that arrive as a by-product of other production.</summary>
    public decimal ByProduct { get; init; }

    /// <summary>Units drawn by the production of parent items.</summary>
    public decimal Drawn { get; init; }
}

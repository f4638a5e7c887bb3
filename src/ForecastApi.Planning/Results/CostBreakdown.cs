namespace ForecastApi.Planning.Results;

/// <summary>The cost of a plan or a month by kind, in money rounded to 6 decimals.</summary>
public sealed record CostBreakdown
{
    /// <summary>Regular labour.</summary>
    public decimal RegularLabour { get; init; }

    /// <summary>Overtime labour.</summary>
    public decimal Overtime { get; init; }

    /// <summary>Hiring.</summary>
    public decimal Hiring { get; init; }

    /// <summary>Lay-offs.</summary>
    public decimal Layoff { get; init; }

    /// <summary>Changes of the daily production rate.</summary>
    public decimal RateChange { get; init; }

    /// <summary>Holding stock.</summary>
    public decimal Holding { get; init; }

    /// <summary>Backorders.</summary>
    public decimal Backorder { get; init; }

    /// <summary>Lost sales, excluding the lost revenue.</summary>
    public decimal LostSales { get; init; }

    /// <summary>Material of in-house production.</summary>
    public decimal Material { get; init; }

    /// <summary>Parts that are expedited, in addition to their own cost.</summary>
    public decimal Expediting { get; init; }

    /// <summary>Set-ups.</summary>
    public decimal Setup { get; init; }

    /// <summary>Units bought from suppliers.</summary>
    public decimal Subcontract { get; init; }

    /// <summary>Order costs of suppliers.</summary>
    public decimal Ordering { get; init; }

    /// <summary>Tooling at suppliers.</summary>
    public decimal Tooling { get; init; }

    /// <summary>Machine purchases.</summary>
    public decimal MachinePurchase { get; init; }

    /// <summary>Machine operation.</summary>
    public decimal MachineOperation { get; init; }

    /// <summary>The sum of all costs.</summary>
    public decimal Total => Decided + Holding + Backorder + LostSales;

    /// <summary>The costs that follow from the decisions alone, whatever the demand.</summary>
    public decimal Decided => Paid + Material + MachinePurchase;

    /// <summary>The costs that are paid in the month in which they are incurred.</summary>
    public decimal Paid =>
        RegularLabour
        + Overtime
        + Hiring
        + Layoff
        + RateChange
        + Expediting
        + Setup
        + Subcontract
        + Ordering
        + Tooling
        + MachineOperation;

    /// <summary>Adds two breakdowns kind by kind.</summary>
    public static CostBreakdown operator +(CostBreakdown a, CostBreakdown b) =>
        new()
        {
            RegularLabour = a.RegularLabour + b.RegularLabour,
            Overtime = a.Overtime + b.Overtime,
            Hiring = a.Hiring + b.Hiring,
            Layoff = a.Layoff + b.Layoff,
            RateChange = a.RateChange + b.RateChange,
            Holding = a.Holding + b.Holding,
            Backorder = a.Backorder + b.Backorder,
            LostSales = a.LostSales + b.LostSales,
            Material = a.Material + b.Material,
            Expediting = a.Expediting + b.Expediting,
            Setup = a.Setup + b.Setup,
            Subcontract = a.Subcontract + b.Subcontract,
            Ordering = a.Ordering + b.Ordering,
            Tooling = a.Tooling + b.Tooling,
            MachinePurchase = a.MachinePurchase + b.MachinePurchase,
            MachineOperation = a.MachineOperation + b.MachineOperation,
        };
}

using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>The planning parameters of a product.</summary>
public sealed record ProductPlanning
{
    /// <summary>Optional in the body of a PUT, whose path has the SKU.</summary>
    public string? Sku { get; init; }

    public PerMonth? UnitPrice { get; init; }

    /// <summary>Per unit made in house; null = the cost of its bill of materials.</summary>
    public PerMonth? MaterialCost { get; init; }

    public decimal LabourHoursPerUnit { get; init; }

    /// <summary>Per unit and month.</summary>
    public PerMonth? HoldingCost { get; init; }

    public HoldingBasis HoldingBasis { get; init; }

    /// <summary>Per unit and month; null = backorders are not allowed.</summary>
    public PerMonth? BackorderCost { get; init; }

    /// <summary>Per unit, in addition to the lost revenue; null = lost sales are not allowed.</summary>
    public PerMonth? LostSaleCost { get; init; }

    public decimal OpeningStock { get; init; }

    public decimal OpeningBackorders { get; init; }

    /// <summary>Minimum stock at the end of the plan, without backorders; null = no requirement.</summary>
    public decimal? ClosingStock { get; init; }

    public PerMonth? SafetyStock { get; init; }

    public PerMonth? MaxStock { get; init; }

    public PerMonth? MaxProduction { get; init; }

    /// <summary>Per month with in-house production.</summary>
    public PerMonth? SetupCost { get; init; }

    /// <summary>Per month with production: hours of regular labour and of each resource that the product uses.</summary>
    public decimal SetupHours { get; init; }

    /// <summary>Minimum units per month with production.</summary>
    public decimal MinBatch { get; init; }

    /// <summary>Units made in a month are whole multiples of it; 0 = any quantity.</summary>
    public decimal BatchMultiple { get; init; }

    /// <summary>Good units per unit started, above 0 and at most 1; hours, material and parts are those of the units started.</summary>
    public decimal Yield { get; init; } = 1;

    /// <summary>Months from the start of production to the arrival in stock.</summary>
    public int ProductionLeadTime { get; init; }

    /// <summary>Units on order and paid, by month of arrival.</summary>
    public PerMonth? Receipts { get; init; }

    /// <summary>Items that come out of the production beside the product.</summary>
    public IReadOnlyList<ByProductRequest>? ByProducts { get; init; }

    /// <summary>True in a plan request leaves the stored entry out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Omit { get; init; }
}

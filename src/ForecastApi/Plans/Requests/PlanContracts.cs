using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>
/// What to plan. Workforce, resources, suppliers and components that are left out are the stored defaults; a product
/// that is left out is its stored entry. Numbers default to 0, all that may be null to null.
/// </summary>
public sealed record PlanRequest
{
    private readonly WorkforceRequest? _workforce;

    public string? Name { get; init; }

    /// <summary>The first month; the month after the latest run's asOf, without a run the month after today's.</summary>
    public Month? Start { get; init; }

    /// <summary>Number of months, 1 to 36; as many as the demand has.</summary>
    public int? Months { get; init; }

    /// <summary>In maximumProfit demand is a market limit, sold only where it pays.</summary>
    public PlanObjective Objective { get; init; }

    public required DemandRequest Demand { get; init; }

    public IReadOnlyList<ProductPlanning>? Products { get; init; }

    /// <summary>Null, where written, means that labour is not modelled.</summary>
    public WorkforceRequest? Workforce
    {
        get => _workforce;
        init => (_workforce, WorkforceIsGiven) = (value, true);
    }

    [JsonIgnore]
    public bool WorkforceIsGiven { get; private init; }

    public IReadOnlyList<ResourceRequest>? Resources { get; init; }

    public IReadOnlyList<SupplierRequest>? Suppliers { get; init; }

    public IReadOnlyList<ComponentRequest>? Components { get; init; }

    public RiskRequest? Risk { get; init; }

    /// <summary>Null = all that apply.</summary>
    public IReadOnlyList<StrategyRequest>? Strategies { get; init; }
}

/// <summary>Exactly one of the two.</summary>
public sealed record DemandRequest(
    ForecastDemand? Forecast = null,
    IReadOnlyList<InlineDemand>? Inline = null
);

/// <param name="RunId">Null = the latest run.</param>
/// <param name="Skus">Null = every forecast product with planning parameters.</param>
/// <param name="Quantile">Null = the published quantity; else a quantile of its distribution, 0.01 to 0.99.</param>
public sealed record ForecastDemand(
    string? RunId = null,
    IReadOnlyList<string>? Skus = null,
    decimal? Quantile = null
);

public sealed record InlineDemand(string Sku, IReadOnlyList<decimal> Quantities);

/// <summary>What a plan needs to know of a product beside its demand.</summary>
public sealed record ProductPlanning
{
    /// <summary>Left out in the body of a PUT, whose path names it.</summary>
    public string? Sku { get; init; }

    public PerMonth? UnitPrice { get; init; }

    /// <summary>Per unit made in house; null = the cost of the parts in its bill of materials.</summary>
    public PerMonth? MaterialCost { get; init; }

    public decimal LabourHoursPerUnit { get; init; }

    /// <summary>Per unit and month.</summary>
    public PerMonth? HoldingCost { get; init; }

    public HoldingBasis HoldingBasis { get; init; }

    /// <summary>Per unit and month; null = backorders are not allowed.</summary>
    public PerMonth? BackorderCost { get; init; }

    /// <summary>Per unit, beside the forgone revenue; null = sales may not be lost.</summary>
    public PerMonth? LostSaleCost { get; init; }

    public decimal OpeningStock { get; init; }

    public decimal OpeningBackorders { get; init; }

    /// <summary>At least this at the end and no backorders left; null = both free.</summary>
    public decimal? ClosingStock { get; init; }

    public PerMonth? SafetyStock { get; init; }

    public PerMonth? MaxStock { get; init; }

    public PerMonth? MaxProduction { get; init; }

    /// <summary>In each month in which it is made in house.</summary>
    public PerMonth? SetupCost { get; init; }

    /// <summary>In each month in which it is made: of regular labour, and of every resource that it uses.</summary>
    public decimal SetupHours { get; init; }

    /// <summary>Fewest units made in a month in which any are.</summary>
    public decimal MinBatch { get; init; }
}

public sealed record WorkforceRequest
{
    /// <summary>Null = the first month's workforce is free of hire and lay-off cost.</summary>
    public decimal? OpeningWorkers { get; init; }

    public PerMonth? MinWorkers { get; init; }

    public PerMonth? MaxWorkers { get; init; }

    public bool WholeWorkers { get; init; } = true;

    public PerMonth? HoursPerDay { get; init; }

    public PerMonth? WorkingDays { get; init; }

    public decimal RegularRate { get; init; }

    /// <summary>Null = no overtime.</summary>
    public decimal? OvertimeRate { get; init; }

    public LabourPaid LabourPaid { get; init; }

    /// <summary>False: regular production takes every regular hour.</summary>
    public bool IdleAllowed { get; init; } = true;

    public PerMonth? MaxOvertimeHoursPerWorker { get; init; }

    public PerMonth? MaxOvertimeHours { get; init; }

    public decimal HireCost { get; init; }

    public decimal LayoffCost { get; init; }

    public decimal RateIncreaseCost { get; init; }

    public decimal RateDecreaseCost { get; init; }
}

public sealed record ResourceRequest
{
    public required string Id { get; init; }

    /// <summary>By SKU; a product that is not listed does not use it.</summary>
    public IReadOnlyDictionary<string, decimal>? HoursPerUnit { get; init; }

    /// <summary>Fewer in a month of maintenance.</summary>
    public PerMonth? OpeningMachines { get; init; }

    public PerMonth? HoursPerMachine { get; init; }

    public decimal OperatingCostPerHour { get; init; }

    /// <summary>Null = none can be bought.</summary>
    public decimal? PurchaseCost { get; init; }

    /// <summary>Months; 0 = usable in the month of purchase.</summary>
    public int PurchaseLeadTime { get; init; }

    /// <summary>Over the whole plan; null = no limit.</summary>
    public int? MaxPurchases { get; init; }
}

public sealed record SupplierRequest
{
    public required string Id { get; init; }

    public required string Sku { get; init; }

    /// <summary>All in: it replaces material and labour.</summary>
    public decimal UnitCost { get; init; }

    public decimal ToolingCost { get; init; }

    public decimal OrderCost { get; init; }

    public PerMonth? MinQuantity { get; init; }

    public PerMonth? MaxQuantity { get; init; }

    /// <summary>Months from order to arrival; nothing can be ordered before the start.</summary>
    public int LeadTime { get; init; }

    /// <summary>All-units discounts on a month's order, from the smallest order to the largest.</summary>
    public IReadOnlyList<PriceBreak>? PriceBreaks { get; init; }
}

public sealed record ComponentRequest
{
    public required string Sku { get; init; }

    public decimal UnitCost { get; init; }

    public int LeadTime { get; init; }

    public decimal OpeningStock { get; init; }

    public decimal MinOrder { get; init; }

    public decimal OrderMultiple { get; init; }

    /// <summary>Units already on order, by month of arrival.</summary>
    public PerMonth? Receipts { get; init; }
}

/// <param name="Scenarios">How often demand is drawn from the forecast's distribution, 1 to 10000.</param>
/// <param name="Seed">The same seed draws the same demand.</param>
public sealed record RiskRequest(int Scenarios = 500, int Seed = 1);

/// <param name="Strategy">Which strategy.</param>
/// <param name="Workers">The constant workforce of the level strategies; null = the number that costs least.</param>
/// <param name="Rounding">How chase rounds its workers; null = up.</param>
public sealed record StrategyRequest(
    StrategyName Strategy,
    decimal? Workers = null,
    WorkerRounding? Rounding = null
);

/// <summary>What requests that leave them out are planned with.</summary>
public sealed record PlanningDefaults(
    WorkforceRequest? Workforce = null,
    IReadOnlyList<ResourceRequest>? Resources = null,
    IReadOnlyList<SupplierRequest>? Suppliers = null,
    IReadOnlyList<ComponentRequest>? Components = null
);

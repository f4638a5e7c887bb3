using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>
/// A plan request. It is merged onto what is stored, property by property: a property that is not sent keeps its stored
/// value, null puts it back to its default. Omitted numbers that are not stored are 0, omitted nullable values null.
/// </summary>
public sealed record PlanRequest
{
    public string? Name { get; init; }

    /// <summary>The first month. Default: the month after the latest run's asOf; without a run, next month.</summary>
    public Month? Start { get; init; }

    /// <summary>Number of months, 1 to 36. Default: the months of the demand.</summary>
    public int? Months { get; init; }

    /// <summary>With maximumProfit demand is an upper limit of sales, met only where profitable.</summary>
    public PlanObjective Objective { get; init; }

    public required DemandRequest Demand { get; init; }

    public IReadOnlyList<ProductPlanning>? Products { get; init; }

    /// <summary>Null means that labour is not modelled.</summary>
    public WorkforceRequest? Workforce { get; init; }

    public IReadOnlyList<ResourceRequest>? Resources { get; init; }

    public IReadOnlyList<SupplierRequest>? Suppliers { get; init; }

    public IReadOnlyList<ComponentRequest>? Components { get; init; }

    /// <summary>required: nothing is made before its parts can be there; flagged: late orders of parts are only marked.</summary>
    public PartsPolicy Parts { get; init; }

    /// <summary>Maximum cash out per month; null = unlimited.</summary>
    public PerMonth? Budget { get; init; }

    /// <summary>Stores that several items share.</summary>
    public IReadOnlyList<StorageRequest>? Storage { get; init; }

    public RiskRequest? Risk { get; init; }

    /// <summary>False ignores everything stored.</summary>
    public bool Stored { get; init; } = true;

    /// <summary>Bills of materials by SKU, in the place of the stored ones.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PlanBillLine>>? Boms { get; init; }

    /// <summary>Null = all applicable strategies.</summary>
    public IReadOnlyList<StrategyRequest>? Strategies { get; init; }
}

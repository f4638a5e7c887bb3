using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

/// <summary>
/// A plan request. Omitted workforce, resources, suppliers and components default to the stored ones; an omitted product
/// to its stored entry. Omitted numbers are 0, omitted nullable values null.
/// </summary>
public sealed record PlanRequest
{
    private readonly WorkforceRequest? _workforce;

    public string? Name { get; init; }

    /// <summary>The first month. Default: the month after the latest run's asOf; without a run, next month.</summary>
    public Month? Start { get; init; }

    /// <summary>Number of months, 1 to 36. Default: the months of the demand.</summary>
    public int? Months { get; init; }

    /// <summary>With maximumProfit demand is an upper limit of sales, met only where profitable.</summary>
    public PlanObjective Objective { get; init; }

    public required DemandRequest Demand { get; init; }

    public IReadOnlyList<ProductPlanning>? Products { get; init; }

    /// <summary>An explicit null means that labour is not modelled; omitted = the stored default.</summary>
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

    /// <summary>Null = all applicable strategies.</summary>
    public IReadOnlyList<StrategyRequest>? Strategies { get; init; }
}

using System.Text.Json.Serialization;
using ForecastApi.Plans.Requests;

namespace ForecastApi.Plans.Sourcing;

/// <summary>
/// Finds the cheapest source of a product by volume. Omitted parts default to the stored planning parameters of the product
/// and the stored defaults. Of values per month, the first is used.
/// </summary>
public sealed record SourcingRequest
{
    private readonly WorkforceRequest? _workforce;

    public required string Sku { get; init; }

    /// <summary>Units made or bought in one month, each above 0; 1 to 1000 volumes.</summary>
    public required IReadOnlyList<decimal> Volumes { get; init; }

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
}

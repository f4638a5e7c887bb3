using System.Text.Json.Serialization;
using ForecastApi.Planning.Sourcing;
using ForecastApi.Plans.Requests;

namespace ForecastApi.Plans.Sourcing;

/// <summary>
/// Which way of making a product is cheapest at which volume. What is left out is the product's stored planning parameters
/// and the stored defaults. Of values per month the first month's counts.
/// </summary>
public sealed record SourcingRequest
{
    private readonly WorkforceRequest? _workforce;

    public required string Sku { get; init; }

    /// <summary>Units made or bought in one month, each above 0; 1 to 1000 of them.</summary>
    public required IReadOnlyList<decimal> Volumes { get; init; }

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
}

/// <summary>The cost of each source over volume.</summary>
/// <param name="Changes">Every volume between the smallest and the largest at which the cheapest source changes.</param>
/// <param name="ChangesListedTo">
/// The volume up to which the changes are listed: the largest one asked for, unless so many steps of machines cost so nearly
/// the same as another source that their changes are beyond count.
/// </param>
public sealed record SourcingAnswer(
    string Sku,
    string Currency,
    IReadOnlyList<SourcingVolume> Volumes,
    IReadOnlyList<SourceChange> Changes,
    decimal ChangesListedTo
);

using System.Text.Json.Serialization;
using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

/// <summary>A store that several items share.</summary>
public sealed record StorageRequest
{
    public required string Id { get; init; }

    /// <summary>Capacity at the end of the month.</summary>
    public PerMonth? Capacity { get; init; }

    /// <summary>Capacity taken by one unit, by SKU of products and parts; an item that is not listed takes none.</summary>
    public IReadOnlyDictionary<string, decimal>? UnitsOf { get; init; }

    /// <summary>True in a plan request leaves the stored entry out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Omit { get; init; }
}

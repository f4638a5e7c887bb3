using System.Text.Json.Serialization;
using ForecastApi.Common;

namespace ForecastApi.Plans.Requests;

public sealed record ComponentRequest
{
    public required string Sku { get; init; }

    public decimal UnitCost { get; init; }

    public int LeadTime { get; init; }

    public decimal OpeningStock { get; init; }

    public decimal MinOrder { get; init; }

    public decimal OrderMultiple { get; init; }

    /// <summary>Units on order, by month of arrival.</summary>
    public PerMonth? Receipts { get; init; }

    /// <summary>Per unit, in addition to its cost, for orders that are too late for the lead time; null = they are impossible.</summary>
    public decimal? ExpediteCost { get; init; }

    /// <summary>True in a plan request leaves the stored entry out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Omit { get; init; }
}

using System.Text.Json.Serialization;
using ForecastApi.Common;
using ForecastApi.Planning.Input;

namespace ForecastApi.Plans.Requests;

public sealed record SupplierRequest
{
    public required string Id { get; init; }

    /// <summary>The product or part; may be omitted in a plan request where a stored supplier has the id.</summary>
    public string Sku { get; init; } = "";

    /// <summary>All-inclusive: replaces material and labour costs.</summary>
    public decimal UnitCost { get; init; }

    public decimal ToolingCost { get; init; }

    public decimal OrderCost { get; init; }

    public PerMonth? MinQuantity { get; init; }

    public PerMonth? MaxQuantity { get; init; }

    /// <summary>Months from order to arrival; nothing can be ordered before the start.</summary>
    public int LeadTime { get; init; }

    /// <summary>All-units discounts on a month's order, in ascending order of quantity.</summary>
    public IReadOnlyList<PriceBreak>? PriceBreaks { get; init; }

    /// <summary>Orders are whole multiples of it; 0 = any quantity.</summary>
    public decimal OrderMultiple { get; init; }

    /// <summary>True in a plan request leaves the stored entry out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Omit { get; init; }
}

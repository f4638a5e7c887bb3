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
}

using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>A month of a product's forecast.</summary>
public readonly record struct StoredMonth(int ProductId, Month Month, decimal Quantity)
{
    /// <summary>Compares by product, then by month; below 0 when this month comes first.</summary>
    public int CompareKeyTo(StoredMonth other) =>
        ProductId == other.ProductId
            ? Month.CompareTo(other.Month)
            : ProductId.CompareTo(other.ProductId);
}

using ForecastApi.Common;

namespace ForecastApi.Revisions;

/// <summary>A month of a product's forecast.</summary>
public readonly record struct StoredMonth(int ProductId, Month Month, decimal Quantity)
{
    /// <summary>Below 0 when this one comes first in order of product and month, above 0 when the other does.</summary>
    public int Order(StoredMonth other) =>
        ProductId == other.ProductId
            ? Month.CompareTo(other.Month)
            : ProductId.CompareTo(other.ProductId);
}

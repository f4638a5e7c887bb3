using ForecastApi.Http;

namespace ForecastApi.Revisions;

/// <summary>A month of a product's forecast.</summary>
public readonly record struct StoredMonth(int ProductId, Month Month, decimal Quantity)
{
    /// <summary>In order of product and month.</summary>
    public int CompareTo(StoredMonth other) =>
        ProductId == other.ProductId
            ? Month.CompareTo(other.Month)
            : ProductId.CompareTo(other.ProductId);
}

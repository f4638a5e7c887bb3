using ForecastApi.Common;

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>A product of a batch.</summary>
/// <param name="Incumbent">The model that the last successful run chose; null when that run does not contain the product.</param>
public sealed record BatchProduct(
    int ProductId,
    string Sku,
    string? LikeSku,
    string? Category,
    string? Incumbent,
    Month? LaunchMonth,
    Month? EndMonth
)
{
    public ProductLife Life => new(LaunchMonth, EndMonth);
}

namespace ForecastApi.ForecastRuns.Batches;

/// <summary>A product of a batch.</summary>
/// <param name="Incumbent">The model that the last successful run chose; null when the product was not in it.</param>
public sealed record BatchProduct(
    int ProductId,
    string Sku,
    string? LikeSku,
    string? Category,
    string? Incumbent
);

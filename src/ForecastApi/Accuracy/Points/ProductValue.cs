namespace ForecastApi.Accuracy.Points;

/// <summary>The inputs of a product's classes.</summary>
/// <param name="Price">Unit price, or unit cost where there is none.</param>
public sealed record ProductValue(
    int ProductId,
    decimal? YearQuantity,
    double? Variation,
    decimal? Price
);

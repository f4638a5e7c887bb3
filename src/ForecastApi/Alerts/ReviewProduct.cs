namespace ForecastApi.Alerts;

/// <summary>A product of a run under review.</summary>
/// <param name="HasLike">1 if a like product substitutes its history.</param>
/// <param name="Price">The unit price, or the unit cost without a price.</param>
public sealed record ReviewProduct(
    int ProductId,
    string Sku,
    int HasLike,
    decimal? Price,
    string Model,
    string? DemandClass,
    string? PreviousModel,
    string? PreviousDemandClass
);

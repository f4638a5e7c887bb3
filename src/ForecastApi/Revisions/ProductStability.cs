namespace ForecastApi.Revisions;

public sealed record ProductStability(
    string Sku,
    int Pairs,
    decimal? MeanAbsoluteChange,
    decimal? MeanQuantity,
    double? Nervousness
);

namespace ForecastApi.Plans.Requests;

/// <summary>Demand from a forecast run.</summary>
/// <param name="RunId">Null = the latest run.</param>
/// <param name="Skus">Null = every forecast product with planning parameters.</param>
/// <param name="Quantile">Null = the published quantity; else a quantile of its distribution, 0.01 to 0.99.</param>
public sealed record ForecastDemand(
    string? RunId = null,
    IReadOnlyList<string>? Skus = null,
    decimal? Quantile = null
);

namespace ForecastApi.Forecasting.Analogy;

/// <summary>A product whose sales a new product is expected to resemble.</summary>
/// <param name="History">The sales of the product.</param>
/// <param name="Discontinued">
/// Whether the product is no longer sold, for example because the new product replaces it. The months without sales at
/// the end of its history are then ignored.
/// </param>
public sealed record LikeProduct(MonthlySeries History, bool Discontinued);

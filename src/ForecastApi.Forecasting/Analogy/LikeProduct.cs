namespace ForecastApi.Forecasting.Analogy;

/// <summary>A product that a new one is expected to sell like.</summary>
/// <param name="History">What it sold.</param>
/// <param name="Discontinued">
/// Whether it is sold no longer, as when the new product is its successor: the months of nothing at the end of its
/// history are then no demand to learn from.
/// </param>
public sealed record LikeProduct(MonthlySeries History, bool Discontinued);

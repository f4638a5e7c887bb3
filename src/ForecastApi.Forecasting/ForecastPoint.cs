using ForecastApi.Forecasting.Accuracy;

namespace ForecastApi.Forecasting;

/// <summary>
/// The forecast of one month in units. Finite, and
/// 0 ≤ <c>Lower95</c> ≤ <c>Lower80</c> ≤ <c>Quantity</c> ≤ <c>Upper80</c> ≤ <c>Upper95</c>.
/// </summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Quantity">Point forecast.</param>
/// <param name="Lower80">Lower bound of the 80 % prediction interval.</param>
/// <param name="Upper80">Upper bound of the 80 % prediction interval.</param>
/// <param name="Lower95">Lower bound of the 95 % prediction interval.</param>
/// <param name="Upper95">Upper bound of the 95 % prediction interval.</param>
public sealed record ForecastPoint(
    DateOnly Month,
    double Quantity,
    double Lower80,
    double Upper80,
    double Lower95,
    double Upper95
)
{
    /// <summary>
    /// The quantiles at <see cref="QuantileGrid.Probabilities"/>, of demand with empty months: the quantity is the mean of
    /// this distribution, and the bounds are widened to contain it. Null: the distribution follows from quantity and bounds.
    /// </summary>
    public IReadOnlyList<double>? Quantiles { get; init; }

    internal ForecastBand Band => new(Lower95, Lower80, Upper80, Upper95) { Quantiles = Quantiles };
}

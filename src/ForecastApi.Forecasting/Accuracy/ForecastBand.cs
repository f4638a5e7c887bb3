namespace ForecastApi.Forecasting.Accuracy;

/// <summary>The bounds of a forecast month in units: its quantiles at 2.5, 10, 90 and 97.5 %.</summary>
/// <param name="Lower95">Lower bound of the 95 % interval.</param>
/// <param name="Lower80">Lower bound of the 80 % interval.</param>
/// <param name="Upper80">Upper bound of the 80 % interval.</param>
/// <param name="Upper95">Upper bound of the 95 % interval.</param>
public sealed record ForecastBand(double Lower95, double Lower80, double Upper80, double Upper95)
{
    /// <summary>The quantiles of <see cref="ForecastPoint.Quantiles"/>; null if the bounds give the distribution.</summary>
    public IReadOnlyList<double>? Quantiles { get; init; }
}

using ForecastApi.Forecasting.Accuracy;
using MathNet.Numerics.Distributions;

namespace ForecastApi.Forecasting;

/// <summary>Computes quantiles of the distribution given by a forecast's point and bounds.</summary>
/// <remarks>
/// Between the five known quantiles (2.5, 10, 50, 90 and 97.5 %) the interpolation is linear in the deviate of Student's t
/// with two degrees of freedom: forecast errors have a sharper peak than a normal distribution, and on every tested set
/// the quantiles between the bounds were closer to the demand. Beyond them it extrapolates the outer slope in the normal
/// deviate. A forecast with a <see cref="QuantileGrid"/> is interpolated in that.
/// </remarks>
public static class ForecastQuantiles
{
    private static readonly double Z80 = Normal.InvCDF(0, 1, 0.9);
    private static readonly double Z95 = Normal.InvCDF(0, 1, 0.975);
    private static readonly double T80 = Deviate(0.9);
    private static readonly double T95 = Deviate(0.975);

    /// <summary>Returns the quantity below which demand stays with the given probability.</summary>
    /// <param name="point">The forecast of a month, in units.</param>
    /// <param name="probability">Between 0.01 and 0.99.</param>
    /// <returns>Units, at least 0; not decreasing in the probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside this range.</exception>
    public static double Quantile(this ForecastPoint point, double probability)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0.01);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 0.99);
        return Quantile(point.Quantity, point.Band, probability);
    }

    /// <summary>
    /// Returns the quantile at a standard normal deviate. For a random deviate the result is a random demand from the
    /// distribution.
    /// </summary>
    /// <param name="point">The forecast of a month, in units.</param>
    /// <param name="z">The standard normal deviate.</param>
    /// <returns>Units, at least 0; not decreasing in the deviate.</returns>
    public static double AtDeviate(this ForecastPoint point, double z)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Quantiles is { } grid ? QuantileGrid.At(grid, Normal.CDF(0, 1, z))
            : Math.Abs(z) > Z95 ? Outside(point.Band, z)
            : Inside(point.Quantity, point.Band, Deviate(Normal.CDF(0, 1, z)));
    }

    /// <summary>Returns the quantile of a forecast and its bounds.</summary>
    /// <param name="quantity">The forecast, in units.</param>
    /// <param name="band">Its bounds.</param>
    /// <param name="probability">Between 0 and 1, exclusive.</param>
    internal static double Quantile(double quantity, ForecastBand band, double probability) =>
        band.Quantiles is { } grid ? QuantileGrid.At(grid, probability)
        : probability is < 0.025 or > 0.975 ? Outside(band, Normal.InvCDF(0, 1, probability))
        : Inside(quantity, band, Deviate(probability));

    private static double Inside(double quantity, ForecastBand band, double t)
    {
        var (near, far) = t < 0 ? (band.Lower80, band.Lower95) : (band.Upper80, band.Upper95);
        var distance = Math.Abs(t);
        return Math.Max(
            0,
            distance <= T80
                ? quantity + ((near - quantity) * distance / T80)
                : near + ((far - near) * (distance - T80) / (T95 - T80))
        );
    }

    private static double Outside(ForecastBand band, double z)
    {
        var (near, far) = z < 0 ? (band.Lower80, band.Lower95) : (band.Upper80, band.Upper95);
        return Math.Max(0, far + ((far - near) * (Math.Abs(z) - Z95) / (Z95 - Z80)));
    }

    // The quantile function of Student's t with two degrees of freedom.
    private static double Deviate(double probability) =>
        ((2 * probability) - 1) / Math.Sqrt(2 * probability * (1 - probability));
}

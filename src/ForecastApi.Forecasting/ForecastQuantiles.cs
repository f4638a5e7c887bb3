using MathNet.Numerics.Distributions;

namespace ForecastApi.Forecasting;

/// <summary>Computes quantiles of the distribution given by a forecast's point and bounds.</summary>
public static class ForecastQuantiles
{
    private static readonly double Z80 = Normal.InvCDF(0, 1, 0.9);
    private static readonly double Z95 = Normal.InvCDF(0, 1, 0.975);

    /// <summary>
    /// Returns the quantity below which demand stays with the given probability. Between the five known quantiles (2.5,
    /// 10, 50, 90 and 97.5 %) it interpolates linearly in the standard normal deviate, which is exact for a normal
    /// distribution and keeps the skew of a skewed one; beyond them it extrapolates the outer slope.
    /// </summary>
    /// <param name="point">The forecast of a month, in units.</param>
    /// <param name="probability">Between 0.01 and 0.99.</param>
    /// <returns>Units, at least 0; not decreasing in the probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside this range.</exception>
    public static double Quantile(this ForecastPoint point, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0.01);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 0.99);
        return point.AtDeviate(Normal.InvCDF(0, 1, probability));
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
        var (near, far) = z < 0 ? (point.Lower80, point.Lower95) : (point.Upper80, point.Upper95);
        var distance = Math.Abs(z);
        var value =
            distance <= Z80
                ? point.Quantity + ((near - point.Quantity) * distance / Z80)
                : near + ((far - near) * (distance - Z80) / (Z95 - Z80));
        return Math.Max(0, value);
    }
}

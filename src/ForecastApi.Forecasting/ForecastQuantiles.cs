using MathNet.Numerics.Distributions;

namespace ForecastApi.Forecasting;

/// <summary>Quantiles of the distribution that a forecast's point and bounds stand for.</summary>
public static class ForecastQuantiles
{
    private static readonly double Z80 = Normal.InvCDF(0, 1, 0.9);
    private static readonly double Z95 = Normal.InvCDF(0, 1, 0.975);

    /// <summary>
    /// The quantity that demand stays below with the given probability. Between the five known quantiles
    /// (2.5, 10, 50, 90 and 97.5 %) it is interpolated linearly in the standard normal deviate, so that a normal
    /// distribution is met exactly and a skewed one keeps its skew; beyond them the outer slope goes on.
    /// </summary>
    /// <param name="point">The forecast of a month, in units.</param>
    /// <param name="probability">Between 0.01 and 0.99.</param>
    /// <returns>Units, at least 0; it never falls as the probability grows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside.</exception>
    public static double Quantile(this ForecastPoint point, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0.01);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 0.99);
        return point.AtDeviate(Normal.InvCDF(0, 1, probability));
    }

    /// <summary>
    /// The same at a standard normal deviate instead of its probability: what demand drawn from the distribution is, when
    /// the deviate is drawn.
    /// </summary>
    /// <param name="point">The forecast of a month, in units.</param>
    /// <param name="z">The standard normal deviate.</param>
    /// <returns>Units, at least 0; it never falls as the deviate grows.</returns>
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

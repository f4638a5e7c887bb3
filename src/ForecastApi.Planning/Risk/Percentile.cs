namespace ForecastApi.Planning.Risk;

/// <summary>Computes percentiles of a sample of decimals; the quantiles of MathNet.Numerics are double only.</summary>
internal static class Percentile
{
    /// <summary>
    /// Returns the percentile of Hyndman and Fan (1996), type 7: linear interpolation at (n − 1) × share.
    /// </summary>
    /// <param name="ordered">The values in ascending order; at least one.</param>
    /// <param name="share">The share of the sample, 0 to 1.</param>
    public static decimal Compute(decimal[] ordered, decimal share)
    {
        var place = (ordered.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, ordered.Length - 1);
        return ordered[below] + ((place - below) * (ordered[above] - ordered[below]));
    }
}

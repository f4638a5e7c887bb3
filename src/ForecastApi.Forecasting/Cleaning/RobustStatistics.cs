using MathNet.Numerics.Statistics;

namespace ForecastApi.Forecasting.Cleaning;

/// <summary>Statistics that are robust against single extreme values.</summary>
internal static class RobustStatistics
{
    /// <summary>The ratio of standard deviation to median absolute deviation of a normal distribution.</summary>
    private const double Consistency = 1.4826;

    /// <summary>Returns the median and leaves the values unchanged; zero without values.</summary>
    public static double Median(ReadOnlySpan<double> values) =>
        values.IsEmpty ? 0 : ArrayStatistics.MedianInplace(values.ToArray());

    /// <summary>
    /// Estimates the standard deviation about zero from the median of the absolute values (Hampel 1974).
    /// </summary>
    public static double DeviationAboutZero(ReadOnlySpan<double> values)
    {
        var sizes = new double[values.Length];
        for (var t = 0; t < sizes.Length; t++)
            sizes[t] = Math.Abs(values[t]);
        return Consistency * Median(sizes);
    }

    /// <summary>
    /// Computes the median of the <paramref name="window"/> values around each value; at the ends the window is
    /// shifted, not shortened.
    /// </summary>
    public static double[] RunningMedian(ReadOnlySpan<double> values, int window)
    {
        var size = Math.Min(window, values.Length);
        var medians = new double[values.Length];
        for (var t = 0; t < medians.Length; t++)
        {
            var start = Math.Clamp(t - (size / 2), 0, values.Length - size);
            medians[t] = Median(values.Slice(start, size));
        }

        return medians;
    }

    /// <summary>
    /// Returns the logarithms of positive values relative to the power of two below the largest, so that a change of
    /// unit by a power of two changes no digit and no decision.
    /// </summary>
    public static double[] Logarithms(ReadOnlySpan<double> values)
    {
        var logs = values.ToArray();
        var unit = Math.ILogB(logs.Max());
        for (var t = 0; t < logs.Length; t++)
        {
            var exponent = Math.ILogB(logs[t]);
            logs[t] = Math.Log(Math.ScaleB(logs[t], -exponent)) + ((exponent - unit) * Math.Log(2));
        }
        return logs;
    }
}

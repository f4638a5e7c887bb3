namespace ForecastApi.Forecasting.Cleaning;

/// <summary>Statistics that single wild values do not move.</summary>
internal static class RobustStatistics
{
    /// <summary>What makes the median absolute deviation of a normal distribution its standard deviation.</summary>
    private const double Consistency = 1.4826;

    /// <summary>The median; the values are sorted in place. Zero without values.</summary>
    public static double MedianInPlace(Span<double> values)
    {
        if (values.IsEmpty)
            return 0;
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1
            ? values[middle]
            : values[middle - 1] + ((values[middle] - values[middle - 1]) / 2);
    }

    /// <summary>The median of values that are left as they are.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        Span<double> copy =
            values.Length <= 64 ? stackalloc double[values.Length] : new double[values.Length];
        values.CopyTo(copy);
        return MedianInPlace(copy);
    }

    /// <summary>Standard deviation about zero by the median of the absolute values (Hampel 1974).</summary>
    public static double DeviationAboutZero(ReadOnlySpan<double> values)
    {
        var sizes = new double[values.Length];
        for (var t = 0; t < sizes.Length; t++)
            sizes[t] = Math.Abs(values[t]);
        return Consistency * MedianInPlace(sizes);
    }

    /// <summary>
    /// The median of the <paramref name="window"/> values around each value; at the ends the window stays whole and
    /// the value lies outside its middle.
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
    /// The logarithms of positive values as shares of the power of two below the largest: another unit that is a power
    /// of two then changes no digit, whatever decision hangs on one.
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

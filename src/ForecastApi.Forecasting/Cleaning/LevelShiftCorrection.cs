namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Finds a permanent level shift and rescales the months before it to the level after it, so that no model treats the
/// step as a trend or averages over it. The search is that of Tsay (1988), "Outliers, level shifts, and variance
/// changes in time series", Journal of Forecasting 7, with medians. A step counts when
/// <list type="bullet">
/// <item>the medians of up to a year on either side (six months at the least) lie four deviations or more of the
/// scatter about them apart, by half or more and by a hundredfold at most (that would be another demand);</item>
/// <item>it is immediate, and no trend within the two sides explains it;</item>
/// <item>it is permanent: every half year before it lies on the old side and every one after it on the new side. Cycles
/// that revert are no level shifts: correcting them increased the errors of real series.</item>
/// </list>
/// </summary>
internal static class LevelShiftCorrection
{
    private const double ScatterLimit = 4;
    private const double MinStep = 0.4;
    private const double MaxStep = 4.6;
    private const double MinImmediateShare = 0.7;
    private const int MinSide = 6;
    private const int MaxSide = 12;
    private const int NearMonths = 3;
    private const int BlockMonths = 6;
    private const int MaxShifts = 2;

    /// <summary>Rescales the months before each step found in <paramref name="values"/>, which are all positive.</summary>
    public static void Apply(double[] values, int season)
    {
        for (var shifts = 0; shifts < MaxShifts; shifts++)
        {
            var adjusted = RobustFit.Fit(RobustStatistics.Logarithms(values), season).Adjusted;
            if (Strongest(adjusted) is not { } step)
                return;
            var factor = Math.Exp(step.Size);
            for (var t = 0; t < step.Month; t++)
                values[t] *= factor;
        }
    }

    /// <summary>Returns the first month of the new level and the step in logarithms.</summary>
    private static (int Month, double Size)? Strongest(ReadOnlySpan<double> logs)
    {
        (int Month, double Size)? strongest = null;
        var best = ScatterLimit;
        for (var t = MinSide; t <= logs.Length - MinSide; t++)
        {
            var before = logs[Math.Max(0, t - MaxSide)..t];
            var after = logs[t..Math.Min(logs.Length, t + MaxSide)];
            var immediate =
                RobustStatistics.Median(after[..NearMonths])
                - RobustStatistics.Median(before[^NearMonths..]);
            if (Math.Abs(immediate) < MinStep)
                continue;
            var (low, high) = (RobustStatistics.Median(before), RobustStatistics.Median(after));
            var (apart, side) = (Math.Abs(high - low), Math.Sign(high - low));
            var middle = (low + high) / 2;
            var size = high - low - HalfTrend(before) - HalfTrend(after);
            if (
                apart < MinStep
                || (before[^1] - middle) * side > 0
                || (after[0] - middle) * side < 0
                || immediate * side < MinImmediateShare * apart
                || size * side < MinImmediateShare * apart
                || size * side > MaxStep
            )
                continue;
            var scatter = (Scatter(before, low) + Scatter(after, high)) / 2;
            if (apart > best * scatter && Lasts(logs, t, middle, side))
            {
                best = scatter > 0 ? apart / scatter : double.MaxValue;
                strongest = (t, size);
            }
        }

        return strongest;
    }

    /// <summary>Whether every half year before and after the step lies on its side of <paramref name="middle"/>.</summary>
    private static bool Lasts(ReadOnlySpan<double> logs, int step, double middle, int side)
    {
        for (var end = step; end > 0; end -= BlockMonths)
        {
            if (
                (RobustStatistics.Median(logs[Math.Max(0, end - BlockMonths)..end]) - middle) * side
                > 0
            )
                return false;
        }

        for (var start = step; start < logs.Length; start += BlockMonths)
        {
            if (
                (
                    RobustStatistics.Median(logs[start..Math.Min(logs.Length, start + BlockMonths)])
                    - middle
                ) * side
                < 0
            )
                return false;
        }

        return true;
    }

    /// <summary>Computes the change of a trend within a side from its middle to its end.</summary>
    private static double HalfTrend(ReadOnlySpan<double> side)
    {
        var half = side.Length / 2;
        return RobustStatistics.Median(side[^half..]) - RobustStatistics.Median(side[..half]);
    }

    /// <summary>
    /// Estimates the standard deviation about <paramref name="level"/> from the mean absolute deviation.
    /// </summary>
    private static double Scatter(ReadOnlySpan<double> side, double level)
    {
        var sum = 0.0;
        foreach (var value in side)
            sum += Math.Abs(value - level);
        return sum / side.Length * Math.Sqrt(Math.PI / 2);
    }
}

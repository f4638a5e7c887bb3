namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// Replaces single months (at most two consecutive ones) that lie far outside the product's own band: the remainder of
/// the <see cref="RobustFit"/> is more than eight of its deviations (by the median, Hampel 1974, "The influence curve
/// and its role in robust estimation", JASA 69) and more than half of the level away. The fit follows the history
/// closely, so that eight of its deviations are five or six of a forecast's. It does not replace
/// <list type="bullet">
/// <item>a month that is similar in another year: a recurring peak is a season or a promotion;</item>
/// <item>a run of three months and more: it is the start of a new level;</item>
/// <item>a drop in the last two months, which may be the end of sales; the limit for a rise there is twice as
/// high;</item>
/// <item>any month, if more than a twentieth of the months would be outliers: such demand is volatile.</item>
/// </list>
/// </summary>
internal static class OutlierCorrection
{
    private const double Limit = 8;
    private const double MinDistance = 0.5;
    private const double MinDeviation = 0.03;
    private const double MaxShare = 0.05;
    private const double RecurrenceShare = 0.5;
    private const int MaxRun = 2;
    private const int LastMonths = 2;
    private const double LastMonthsFactor = 2;

    /// <summary>
    /// Replaces outliers in <paramref name="values"/>, none negative, by the demand expected from the months around
    /// them.
    /// </summary>
    /// <returns>One flag per month, true if it was replaced; null when there is no outlier.</returns>
    public static bool[]? Apply(double[] values, int season)
    {
        if (Comparable(values) is not { } comparable)
            return null;
        var outliers = Find(RobustFit.Fit(comparable, season), season);
        if (outliers.Count(outlier => outlier) is var count && count == 0)
            return null;
        if (count > Math.Max(1, MaxShare * values.Length))
            return null;

        var expected = ExpectedDemand.Estimate(values, [.. outliers.Select(o => !o)], season)!;
        for (var t = 0; t < values.Length; t++)
        {
            if (outliers[t])
                values[t] = expected[t];
        }

        return outliers;
    }

    /// <summary>
    /// Returns logarithms if all months are positive, else shares of the median month; null when the median is zero.
    /// </summary>
    private static double[]? Comparable(double[] values)
    {
        if (!values.Contains(0))
            return RobustStatistics.Logarithms(values);
        var unit = RobustStatistics.Median(values);
        if (unit == 0)
            return null;
        var comparable = new double[values.Length];
        for (var t = 0; t < comparable.Length; t++)
            comparable[t] = values[t] / unit;
        return comparable;
    }

    private static bool[] Find(RobustFit fit, int season)
    {
        var deviation = RobustStatistics.DeviationAboutZero(fit.Remainders);
        var limit = Math.Max(Limit * Math.Max(MinDeviation, deviation), MinDistance);
        var outliers = new bool[fit.Remainders.Length];
        var run = 0;
        for (var t = 0; t < outliers.Length; t++)
        {
            var distance = Math.Abs(fit.Remainders[t]);
            var last = t >= outliers.Length - LastMonths;
            outliers[t] =
                distance > (last ? LastMonthsFactor * limit : limit)
                && !(last && fit.Remainders[t] < 0)
                && !Recurs(fit.Deviations, t, season);
            run = outliers[t] ? run + 1 : 0;
            if (run > MaxRun)
                Array.Clear(outliers, t - run + 1, run);
        }

        return outliers;
    }

    private static bool Recurs(double[] deviations, int month, int season)
    {
        var alike = RecurrenceShare * Math.Abs(deviations[month]);
        for (var t = month % season; t < deviations.Length; t += season)
        {
            if (t != month && deviations[t] * Math.Sign(deviations[month]) > alike)
                return true;
        }

        return false;
    }
}

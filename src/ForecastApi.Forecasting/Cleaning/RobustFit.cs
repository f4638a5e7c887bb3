namespace ForecastApi.Forecasting.Cleaning;

/// <summary>
/// A decomposition that is robust against outliers and level shifts: the trend is a running median over a season and a
/// month, the season the median of the remainder by position in the year, and the level a running median of seven
/// months of the adjusted values. The order is that of STL (Cleveland et al. 1990), with medians as smoothers.
/// </summary>
internal sealed class RobustFit
{
    private const int LevelWindow = 7;

    private RobustFit(double[] deviations, double[] adjusted, double[] remainders)
    {
        Deviations = deviations;
        Adjusted = adjusted;
        Remainders = remainders;
    }

    /// <summary>Values minus trend: season and noise.</summary>
    public double[] Deviations { get; }

    /// <summary>Values minus season: level and noise.</summary>
    public double[] Adjusted { get; }

    /// <summary>Values minus season and level: noise.</summary>
    public double[] Remainders { get; }

    /// <summary>Fits values (logarithms for a multiplicative season).</summary>
    public static RobustFit Fit(ReadOnlySpan<double> values, int season)
    {
        var deviations = Less(values, RobustStatistics.RunningMedian(values, season + 1));
        var seasons = Seasons(deviations, season);
        var adjusted = new double[values.Length];
        for (var t = 0; t < adjusted.Length; t++)
            adjusted[t] = values[t] - seasons[t % season];
        var level = RobustStatistics.RunningMedian(adjusted, LevelWindow);
        return new RobustFit(deviations, adjusted, Less(adjusted, level));
    }

    private static double[] Seasons(double[] deviations, int season)
    {
        var seasons = new double[season];
        var years = new double[(deviations.Length / season) + 1];
        for (var i = 0; i < season; i++)
        {
            var count = 0;
            for (var t = i; t < deviations.Length; t += season)
                years[count++] = deviations[t];
            seasons[i] = RobustStatistics.Median(years.AsSpan(0, count));
        }

        var mean = seasons.Average();
        for (var i = 0; i < season; i++)
            seasons[i] -= mean;
        return seasons;
    }

    private static double[] Less(ReadOnlySpan<double> values, double[] others)
    {
        var difference = new double[values.Length];
        for (var t = 0; t < difference.Length; t++)
            difference[t] = values[t] - others[t];
        return difference;
    }
}

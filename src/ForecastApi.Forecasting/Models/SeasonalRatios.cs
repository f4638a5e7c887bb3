namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Seasonal indices by classical decomposition: the ratio to a centred moving average of one season (the difference
/// for additive ones), averaged by position in the season and normalised. Source: Hyndman and Athanasopoulos (2021),
/// "Forecasting: Principles and Practice", 3rd ed., section 3.4.
/// </summary>
internal sealed class SeasonalRatios
{
    private readonly bool _multiplicative;
    private readonly double _variance;

    private SeasonalRatios(double[] indices, bool multiplicative, double variance)
    {
        Indices = indices;
        _multiplicative = multiplicative;
        _variance = variance;
    }

    /// <summary>The indices by position; mean 1, or 0 for additive ones.</summary>
    public double[] Indices { get; }

    /// <summary>Decomposes a series into level and season.</summary>
    /// <param name="values">At least two seasons; all positive where <paramref name="multiplicative"/>.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="multiplicative">Whether the indices are factors.</param>
    /// <param name="yearDecay">The weight of a year relative to the year after it, above 0, at most 1.</param>
    public static SeasonalRatios Decompose(
        ReadOnlySpan<double> values,
        int season,
        bool multiplicative,
        double yearDecay
    )
    {
        var means = new double[season];
        Span<double> squares = stackalloc double[season];
        Span<double> weights = stackalloc double[season];
        Span<double> squaredWeights = stackalloc double[season];
        var half = season / 2;
        var weight = 1.0;
        for (var age = half; age < values.Length - half; age++)
        {
            if (age > half && (age - half) % season == 0)
                weight *= yearDecay;
            var t = values.Length - 1 - age;
            var i = t % season;
            var level = CentredAverage(values, t, season);
            var ratio = multiplicative ? values[t] / level : values[t] - level;
            weights[i] += weight;
            squaredWeights[i] += weight * weight;

            // West's update of a weighted mean and its sum of squares avoids the difference of large numbers
            var step = ratio - means[i];
            means[i] += step * weight / weights[i];
            squares[i] += weight * step * (ratio - means[i]);
        }

        var (total, variance) = (0.0, 0.0);
        for (var i = 0; i < season; i++)
        {
            total += means[i] / season;
            variance += squares[i] / weights[i] * squaredWeights[i] / (weights[i] * weights[i]);
        }

        for (var i = 0; i < season; i++)
            means[i] = multiplicative ? means[i] / total : means[i] - total;
        var years = (double)(values.Length - (2 * half)) / season;
        var correction = years / Math.Max(0.5, years - 1);
        return new SeasonalRatios(means, multiplicative, variance * correction / season);
    }

    /// <summary>
    /// Returns the indices shrunk towards no season by their sampling variance as a share of their spread, times (m −
    /// 3)/(m − 1), at most completely. Source: Miller and Williams (2003), "Shrinkage estimators of time series
    /// seasonal factors and their effect on forecasting accuracy", International Journal of Forecasting 19.
    /// </summary>
    /// <param name="varianceInflation">The factor of the sampling variance.</param>
    public double[] Shrunk(double varianceInflation)
    {
        var season = Indices.Length;
        var neutral = _multiplicative ? 1.0 : 0.0;
        var spread = 0.0;
        foreach (var index in Indices)
            spread += (index - neutral) * (index - neutral) / (season - 1);
        var share = varianceInflation * _variance / spread * (season - 3) / (season - 1);
        var kept = spread > 0 ? 1 - Math.Clamp(share, 0, 1) : 0;
        return [.. Indices.Select(index => neutral + (kept * (index - neutral)))];
    }

    private static double CentredAverage(ReadOnlySpan<double> values, int t, int season)
    {
        var half = season / 2;
        var sum = 0.0;
        for (var i = t - half; i <= t + half; i++)
            sum += values[i];
        if (season % 2 == 0)
            sum -= (values[t - half] + values[t + half]) / 2;
        return sum / season;
    }
}

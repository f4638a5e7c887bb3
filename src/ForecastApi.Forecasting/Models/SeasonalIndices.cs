namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Seasonal indices by classical decomposition: the ratio to a centred moving average of one season (the difference
/// where a value is not positive), averaged by position in the season and normalised. A series whose autocorrelation
/// at the seasonal lag is not significant at 90 % gets none. Sources: Hyndman and Athanasopoulos (2021), section
/// 3.4; the significance test is the one of the M competitions' Naive2 (Makridakis, Spiliotis and Assimakopoulos 2020,
/// "The M4 Competition", International Journal of Forecasting 36).
/// </summary>
internal sealed class SeasonalIndices
{
    private const double Probit90 = 1.645;

    private readonly double[] _indices;
    private readonly bool _multiplicative;

    private SeasonalIndices(double[] indices, bool multiplicative)
    {
        _indices = indices;
        _multiplicative = multiplicative;
    }

    /// <summary>The indices of <paramref name="values"/>, or null where there is no significant season or less than two seasons and a month of history.</summary>
    public static SeasonalIndices? Of(ReadOnlySpan<double> values, int season)
    {
        if (values.Length <= 2 * season || !IsSeasonal(values, season))
            return null;
        var multiplicative = true;
        foreach (var value in values)
            multiplicative &= value > 0;
        return Estimate(values, season, multiplicative);
    }

    /// <summary>
    /// The indices of <paramref name="values"/> whether they are significant or not.
    /// </summary>
    /// <param name="values">More than two seasons; all positive where <paramref name="multiplicative"/>.</param>
    /// <param name="season">Months in a season.</param>
    /// <param name="multiplicative">Whether the indices are ratios to the level or differences from it.</param>
    public static SeasonalIndices Estimate(
        ReadOnlySpan<double> values,
        int season,
        bool multiplicative
    )
    {
        var sums = new double[season];
        var counts = new int[season];
        var half = season / 2;
        for (var t = half; t < values.Length - half; t++)
        {
            var level = CentredAverage(values, t, season);
            sums[t % season] += multiplicative ? values[t] / level : values[t] - level;
            counts[t % season]++;
        }

        for (var i = 0; i < season; i++)
            sums[i] /= counts[i];
        var mean = sums.Average();
        for (var i = 0; i < season; i++)
            sums[i] = multiplicative ? sums[i] / mean : sums[i] - mean;
        return new SeasonalIndices(sums, multiplicative);
    }

    /// <summary>Takes the season out of a value at position <paramref name="t"/> of the series.</summary>
    public double Remove(double value, int t) =>
        _multiplicative
            ? value / _indices[t % _indices.Length]
            : value - _indices[t % _indices.Length];

    /// <summary>Puts the season into a value at position <paramref name="t"/> of the series.</summary>
    public double Apply(double value, int t) =>
        _multiplicative
            ? value * _indices[t % _indices.Length]
            : value + _indices[t % _indices.Length];

    /// <summary>What a standard error at position <paramref name="t"/> becomes when the season is put in.</summary>
    public double ApplyToError(double error, int t) =>
        _multiplicative ? error * _indices[t % _indices.Length] : error;

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

    private static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        var variance = 0.0;
        foreach (var value in values)
            variance += (value - mean) * (value - mean);
        if (!(variance > 0))
            return false;

        var squares = 0.0;
        for (var lag = 1; lag < season; lag++)
        {
            var correlation = Autocovariance(values, mean, lag) / variance;
            squares += correlation * correlation;
        }

        var limit = Probit90 * Math.Sqrt((1 + (2 * squares)) / values.Length);
        return Math.Abs(Autocovariance(values, mean, season) / variance) > limit;
    }

    private static double Autocovariance(ReadOnlySpan<double> values, double mean, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < values.Length; t++)
            sum += (values[t] - mean) * (values[t - lag] - mean);
        return sum;
    }
}

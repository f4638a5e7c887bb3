namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Applies another model to a series without season at several frequencies: the values are averaged over buckets of k
/// months, for each divisor k of the season with enough buckets, the model forecasts the buckets, linear interpolation
/// between bucket centres converts the forecast to months, and the forecasts of all frequencies are averaged. Long
/// buckets separate the trend from the noise, short ones give the latest level. Standard errors are those of the
/// monthly forecast. Sources: Andrawis, Atiya and El-Shishiny (2011), "Combination of long term and short term
/// forecasts, with application to tourism demand forecasting", International Journal of Forecasting 27; Kourentzes,
/// Petropoulos and Trapero (2014), "Improving forecasting by estimating time series structural components across
/// multiple frequencies", ibid. 30.
/// </summary>
/// <param name="inner">The model of the buckets.</param>
/// <param name="seasonLength">Months in a season.</param>
internal sealed class TemporalAggregation(IForecastModel inner, int seasonLength) : IForecastModel
{
    /// <summary>The minimum number of buckets, unless the inner model needs more.</summary>
    private const int MinBuckets = 8;

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public int MinHistory => inner.MinHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var months = inner.Forecast(values, horizon);
        var sum = (double[])months.Values.Clone();
        var frequencies = 1;
        var least = Math.Max(MinBuckets, inner.MinHistory);
        for (var k = 2; k <= seasonLength && values.Length / k >= least; k++)
        {
            if (seasonLength % k != 0)
                continue;
            AddForecast(sum, Buckets(values, k), k);
            frequencies++;
        }

        for (var h = 0; h < horizon; h++)
            sum[h] /= frequencies;
        return months with { Values = sum };
    }

    private void AddForecast(double[] sum, double[] buckets, int k)
    {
        var forecast = inner.Forecast(buckets, ((sum.Length + k - 1) / k) + 1).Values;
        for (var h = 0; h < sum.Length; h++)
        {
            // Position among the bucket centres; the first half bucket has no centre before it.
            var position = Math.Max(0, ((h + 0.5) / k) - 0.5);
            var before = (int)position;
            var step = forecast[before + 1] - forecast[before];
            sum[h] += forecast[before] + ((position - before) * step);
        }
    }

    /// <summary>
    /// Computes means of k months each, the last bucket ending with the last month; the oldest months that fill no
    /// bucket are ignored.
    /// </summary>
    private static double[] Buckets(ReadOnlySpan<double> values, int k)
    {
        var buckets = new double[values.Length / k];
        var first = values.Length - (buckets.Length * k);
        for (var t = first; t < values.Length; t++)
            buckets[(t - first) / k] += values[t] / k;
        return buckets;
    }
}

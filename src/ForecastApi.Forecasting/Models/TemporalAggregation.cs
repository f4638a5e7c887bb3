namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Another model on a series without season seen at several frequencies: the values are averaged over buckets of k
/// months, for each divisor k of the season that leaves enough buckets, the model forecasts the buckets, a line from
/// bucket centre to bucket centre brings the forecast back to months, and the frequencies' forecasts are averaged. Long
/// buckets show the trend through the noise, short ones the latest level. Standard errors are those of the months
/// themselves. Sources: Andrawis, Atiya and El-Shishiny (2011), "Combination of long term and short term forecasts, with
/// application to tourism demand forecasting", International Journal of Forecasting 27; Kourentzes, Petropoulos and
/// Trapero (2014), "Improving forecasting by estimating time series structural components across multiple frequencies",
/// ibid. 30.
/// </summary>
/// <param name="inner">The model of the buckets.</param>
/// <param name="seasonLength">Months in a season.</param>
internal sealed class TemporalAggregation(IForecastModel inner, int seasonLength) : IForecastModel
{
    /// <summary>Fewest buckets to forecast from, where the inner model does not want more.</summary>
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

    /// <summary>Means of k months each, the last bucket ending with the last month; the oldest months that fill none are left out.</summary>
    private static double[] Buckets(ReadOnlySpan<double> values, int k)
    {
        var buckets = new double[values.Length / k];
        var first = values.Length - (buckets.Length * k);
        for (var t = first; t < values.Length; t++)
            buckets[(t - first) / k] += values[t] / k;
        return buckets;
    }
}

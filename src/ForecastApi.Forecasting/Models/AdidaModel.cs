using ForecastApi.Forecasting.Models.Intermittent;
using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Aggregate-disaggregate intermittent demand approach: demand is summed over buckets as long as the mean interval
/// between demands (so that few are empty), the sums are forecast by simple exponential smoothing and spread evenly
/// over the bucket. The oldest months that fill no bucket are ignored. Demand in every month gives buckets of one
/// month, hence simple exponential smoothing. Source: Nikolopoulos, Syntetos, Boylan, Petropoulos and Assimakopoulos
/// (2011), "An aggregate-disaggregate intermittent demand approach (ADIDA) to forecasting", Journal of the Operational
/// Research Society 62.
/// </summary>
public sealed class AdidaModel : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "adida";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var bucket = BucketLength(values);
        var sums = new double[values.Length / bucket];
        var skipped = values.Length - (sums.Length * bucket);
        for (var t = skipped; t < values.Length; t++)
            sums[(t - skipped) / bucket] += values[t];

        var rate = SimpleSmoothing.Fit(sums).Level / bucket;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - rate) * (value - rate);
        return FlatForecast.Create(rate, Math.Sqrt(squares / values.Length), horizon);
    }

    private static int BucketLength(ReadOnlySpan<double> values)
    {
        var demands = 0;
        foreach (var value in values)
            demands += value > 0 ? 1 : 0;
        return demands == 0 ? 1 : (int)Math.Round((double)values.Length / demands);
    }
}

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Aggregates the errors of a group of series. Sums run over all points, so that large series have more weight; the
/// scaled measures and the sMAPE are means over the series, both unweighted and weighted by demand.
/// </summary>
public sealed class GroupErrors
{
    private readonly ErrorSums _errors = new();
    private readonly ErrorSums _compared = new();
    private readonly ErrorSums _benchmark = new();
    private readonly ErrorSums _overridden = new();
    private readonly ErrorSums _statistical = new();
    private readonly RunningMean _inside80 = new();
    private readonly RunningMean _inside95 = new();
    private readonly QuantileLosses _losses = new();
    private readonly RunningMean _mase = new();
    private readonly RunningMean _weightedMase = new();
    private readonly RunningMean _rmsse = new();
    private readonly RunningMean _weightedRmsse = new();
    private readonly RunningMean _smape = new();
    private readonly RunningMean _weightedSmape = new();
    private readonly RunningMean _seriesWape = new();
    private readonly RunningMean _seriesBias = new();
    private readonly RunningMean _trackingSignal = new();
    private int _series;
    private int _withoutScale;

    /// <summary>Adds a series; a series without points is ignored.</summary>
    public void Add(SeriesErrors series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Errors.Points == 0)
            return;
        _series++;
        _withoutScale += series.WithoutScale;
        _errors.Add(series.Errors);
        _compared.Add(series.Compared);
        _benchmark.Add(series.Benchmark);
        _overridden.Add(series.Overridden);
        _statistical.Add(series.Statistical);
        _inside80.Add(series.Inside80);
        _inside95.Add(series.Inside95);
        _losses.Add(series.Losses);
        var demand = Math.Max(0, series.Errors.Demand);
        Mean(series.Mase, demand, _mase, _weightedMase);
        Mean(series.Rmsse, demand, _rmsse, _weightedRmsse);
        Mean(series.Errors.Smape, demand, _smape, _weightedSmape);
        if (series.Errors.Wape is { } wape)
            _seriesWape.Add(wape);
        if (series.Errors.Bias is { } bias)
            _seriesBias.Add(bias);
        if (series.Errors.TrackingSignal is { } signal)
            _trackingSignal.Add(signal);
    }

    /// <summary>Returns the measures of the added series.</summary>
    public AccuracyReport Report() =>
        new()
        {
            Series = _series,
            Points = _errors.Points,
            Mae = _errors.Mae,
            Rmse = _errors.Rmse,
            Mase = _mase.Mean,
            Rmsse = _rmsse.Mean,
            Smape = _smape.Mean,
            Wape = _errors.Wape,
            Bias = _errors.Bias,
            TrackingSignal = _trackingSignal.Mean,
            Coverage80 = _inside80.Mean,
            Coverage95 = _inside95.Mean,
            Wql = _losses.Weighted,
            Pinball = _losses.Means,
            ForecastValueAdded = _compared.ValueAdded(_benchmark),
            OverrideValueAdded = _overridden.ValueAdded(_statistical),
            WeightedMase = _weightedMase.Mean,
            WeightedRmsse = _weightedRmsse.Mean,
            WeightedSmape = _weightedSmape.Mean,
            UnweightedWape = _seriesWape.Mean,
            UnweightedBias = _seriesBias.Mean,
            PointsWithoutScale = _withoutScale,
            PointsWithoutBenchmark = _errors.Points - _compared.Points,
            PointsWithoutBounds = _errors.Points - _inside80.Count,
            SeriesWithoutDemand = _series - _seriesWape.Count,
            PointsOverridden = _overridden.Points,
        };

    private static void Mean(double? value, double weight, RunningMean equal, RunningMean weighted)
    {
        if (value is not { } known)
            return;
        equal.Add(known);
        weighted.Add(known, weight);
    }
}

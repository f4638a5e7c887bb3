namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// Aggregates the pinball losses of the five stored quantiles of each forecast, whose point is the median, and those of
/// the deciles.
/// </summary>
internal sealed class QuantileLosses
{
    private static readonly double[] Deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    private double _deciles;
    private double _demand;
    private readonly RunningMean _p025 = new();
    private readonly RunningMean _p10 = new();
    private readonly RunningMean _p50 = new();
    private readonly RunningMean _p90 = new();
    private readonly RunningMean _p975 = new();

    public void Add(double demand, double forecast, ForecastBand band)
    {
        _p025.Add(ForecastError.Pinball(demand, band.Lower95, 0.025));
        _p10.Add(ForecastError.Pinball(demand, band.Lower80, 0.1));
        _p50.Add(ForecastError.Pinball(demand, forecast, 0.5));
        _p90.Add(ForecastError.Pinball(demand, band.Upper80, 0.9));
        _p975.Add(ForecastError.Pinball(demand, band.Upper95, 0.975));
        _demand += Math.Abs(demand);
        foreach (var probability in Deciles)
            _deciles += ForecastError.Pinball(
                demand,
                ForecastQuantiles.Quantile(forecast, band, probability),
                probability
            );
    }

    public void Add(QuantileLosses other)
    {
        _p025.Add(other._p025);
        _p10.Add(other._p10);
        _p50.Add(other._p50);
        _p90.Add(other._p90);
        _p975.Add(other._p975);
        _deciles += other._deciles;
        _demand += other._demand;
    }

    /// <summary>
    /// The weighted quantile loss: twice the pinball losses of the deciles over nine times Σ |demand| (as in Alexandrov et al.
    /// 2020, "GluonTS", Journal of Machine Learning Research 21). Null without demand.
    /// </summary>
    public double? Weighted => ErrorSums.Ratio(2 * _deciles, Deciles.Length * _demand);

    /// <summary>The means; null without points.</summary>
    public PinballLoss? Means =>
        _p025.Mean is { } p025
        && _p10.Mean is { } p10
        && _p50.Mean is { } p50
        && _p90.Mean is { } p90
        && _p975.Mean is { } p975
            ? new(p025, p10, p50, p90, p975)
            : null;
}

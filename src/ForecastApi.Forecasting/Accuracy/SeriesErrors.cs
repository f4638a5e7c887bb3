namespace ForecastApi.Forecasting.Accuracy;

/// <summary>The errors of one series within one group, as sums.</summary>
public sealed class SeriesErrors
{
    private readonly ErrorSums _errors = new();
    private readonly ErrorSums _compared = new();
    private readonly ErrorSums _benchmark = new();
    private readonly ErrorSums _overridden = new();
    private readonly ErrorSums _statistical = new();
    private readonly RunningMean _scaled = new();
    private readonly RunningMean _squaredScaled = new();
    private readonly RunningMean _inside80 = new();
    private readonly RunningMean _inside95 = new();
    private readonly QuantileLosses _losses = new();

    internal ErrorSums Errors => _errors;

    internal ErrorSums Compared => _compared;

    internal ErrorSums Benchmark => _benchmark;

    internal ErrorSums Overridden => _overridden;

    internal ErrorSums Statistical => _statistical;

    internal RunningMean Inside80 => _inside80;

    internal RunningMean Inside95 => _inside95;

    internal QuantileLosses Losses => _losses;

    /// <summary>Points without a scale, because the history before their origin was flat.</summary>
    internal int WithoutScale => _errors.Points - _scaled.Count;

    /// <summary>Mean of |e| over the scale of its origin; null when no origin has one.</summary>
    internal double? Mase => _scaled.Mean;

    /// <summary>Root of the mean of e² over the squared scale of its origin; null when no origin has one.</summary>
    internal double? Rmsse => _squaredScaled.Mean is { } mean ? Math.Sqrt(mean) : null;

    /// <summary>Adds a point.</summary>
    public void Add(AccuracyPoint point)
    {
        var error = point.Forecast - point.Demand;
        _errors.Add(point.Demand, point.Forecast);
        if (point.AbsoluteScale is { } absolute)
            _scaled.Add(Math.Abs(error) / absolute);
        if (point.SquaredScale is { } squared)
            _squaredScaled.Add(error * error / squared);
        if (point.Benchmark is { } benchmark)
        {
            _compared.Add(point.Demand, point.Forecast);
            _benchmark.Add(point.Demand, benchmark);
        }
        if (point.Statistical is { } statistical)
        {
            _overridden.Add(point.Demand, point.Forecast);
            _statistical.Add(point.Demand, statistical);
        }
        if (point.Band is not { } band)
            return;
        _inside80.Add(IsInside(point.Demand, band.Lower80, band.Upper80));
        _inside95.Add(IsInside(point.Demand, band.Lower95, band.Upper95));
        _losses.Add(point.Demand, point.Forecast, band);
    }

    private static double IsInside(double demand, double lower, double upper) =>
        lower <= demand && demand <= upper ? 1 : 0;
}

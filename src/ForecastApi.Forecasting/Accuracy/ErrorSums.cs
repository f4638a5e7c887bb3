namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// The sums from which measures are computed over any group of points. The error is e = forecast − demand: a positive
/// sum means too high a forecast. An undefined measure is null, never NaN or infinite.
/// </summary>
public sealed class ErrorSums
{
    private double _absolute;
    private double _squared;
    private double _signed;
    private double _symmetric;

    /// <summary>Points added, n.</summary>
    public int Points { get; private set; }

    /// <summary>Σ demand, in units.</summary>
    public double Demand { get; private set; }

    /// <summary>Mean absolute error Σ|e| / n, in units. Null without points.</summary>
    public double? Mae => Ratio(_absolute, Points);

    /// <summary>Root mean squared error √(Σe² / n), in units. Null without points.</summary>
    public double? Rmse => MeanSquare is { } mean ? Math.Sqrt(mean) : null;

    /// <summary>Mean squared error Σe² / n, in units². Null without points.</summary>
    public double? MeanSquare => Ratio(_squared, Points);

    /// <summary>
    /// Symmetric mean absolute percentage error, the mean of 2|e| / (|demand| + |forecast|), a fraction 0..2
    /// (Makridakis and Hibon 2000, there times 100). A month where both are zero counts as 0. Null without points.
    /// </summary>
    public double? Smape => Ratio(_symmetric, Points);

    /// <summary>Weighted absolute percentage error Σ|e| / Σ demand. Null unless the demand's sum is positive.</summary>
    public double? Wape => Ratio(_absolute, Demand);

    /// <summary>Relative bias Σe / Σ demand; positive = forecast too high. Null unless the demand's sum is positive.</summary>
    public double? Bias => Ratio(_signed, Demand);

    /// <summary>
    /// Tracking signal Σe / MAE (Brown 1959, "Statistical Forecasting for Inventory Control"), from −n to n; beyond ±4
    /// over a dozen points the forecast is considered biased. Null when all errors are zero.
    /// </summary>
    public double? TrackingSignal => Mae is { } mae ? Ratio(_signed, mae) : null;

    /// <summary>Adds a point, both in units.</summary>
    public void Add(double demand, double forecast)
    {
        var error = forecast - demand;
        var size = Math.Abs(demand) + Math.Abs(forecast);
        Points++;
        Demand += demand;
        _absolute += Math.Abs(error);
        _squared += error * error;
        _signed += error;
        if (size > 0)
            _symmetric += 2 * Math.Abs(error) / size;
    }

    /// <summary>Adds all points of another sum.</summary>
    public void Add(ErrorSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Points += other.Points;
        Demand += other.Demand;
        _absolute += other._absolute;
        _squared += other._squared;
        _signed += other._signed;
        _symmetric += other._symmetric;
    }

    /// <summary>
    /// Computes the forecast value added, 1 − Σ|e| / Σ|e of the benchmark|: the reduction of the benchmark's absolute
    /// error on the same points; negative when the benchmark was better (Gilliland 2010, "The Business Forecasting
    /// Deal"). Null when the benchmark has no error.
    /// </summary>
    public double? ValueAdded(ErrorSums benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        return 1 - Ratio(_absolute, benchmark._absolute);
    }

    /// <summary>Returns the quotient; null unless the denominator is positive and the result finite.</summary>
    internal static double? Ratio(double numerator, double denominator)
    {
        var ratio = denominator > 0 ? numerator / denominator : double.NaN;
        return double.IsFinite(ratio) ? ratio : null;
    }
}

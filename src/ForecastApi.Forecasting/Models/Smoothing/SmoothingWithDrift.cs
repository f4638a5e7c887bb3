namespace ForecastApi.Forecasting.Models.Smoothing;

/// <summary>
/// The Theta method on a series without season: simple exponential smoothing with a drift of half the slope of the
/// straight line through the history, f(n+h) = ℓ(n) + b/2·(h − 1 + (1 − (1 − α)ⁿ)/α), which Hyndman and Billah (2003),
/// "Unmasking the Theta method", International Journal of Forecasting 19, showed to be equal to the mean of the Theta
/// lines 0 and 2. Standard error σ·√(1 + (h − 1)·α²).
/// </summary>
internal sealed class SmoothingWithDrift : IForecastModel
{
    /// <inheritdoc/>
    public string Name => ThetaModel.ModelName;

    /// <inheritdoc/>
    public int MinHistory => ThetaModel.RequiredMonths;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var n = values.Length;
        var (alpha, level, squares) = SimpleSmoothing.Fit(values);
        var drift = Slope(values) / 2;
        var sigma = Math.Sqrt(squares / (n - 2));
        var start = (1 - Math.Pow(1 - alpha, n)) / alpha;
        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            forecast[h] = level + (drift * (h + start));
            errors[h] = sigma * Math.Sqrt(1 + (h * alpha * alpha));
        }

        return new ModelForecast(forecast, errors);
    }

    /// <summary>Computes the slope of the least squares line over time.</summary>
    private static double Slope(ReadOnlySpan<double> values)
    {
        double n = values.Length;
        var moment = 0.0;
        for (var t = 0; t < values.Length; t++)
            moment += (t - ((n - 1) / 2)) * values[t];
        return moment * 12 / (n * ((n * n) - 1));
    }
}

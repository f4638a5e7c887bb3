using ForecastApi.Forecasting.Models.Intermittent;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Croston's method with a bias correction: the forecast times (1 − α/2), the approximation of Syntetos and Boylan
/// (2005), "The accuracy of intermittent demand estimates", International Journal of Forecasting 21.
/// </summary>
/// <param name="alpha">
/// Smoothing parameter, 0 … 1; null selects the one with the minimum squared one-step errors.
/// </param>
public sealed class SbaModel(double? alpha = null) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "sba";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var fit = CrostonFit.Best(values, alpha, correction: 0.5);
        return FlatForecast.Create(fit.Rate, fit.Error, horizon);
    }
}

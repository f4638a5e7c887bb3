using ForecastApi.Forecasting.Models.Intermittent;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Croston's method for intermittent demand: smoothed size over smoothed interval (<see cref="CrostonFit"/>), zero
/// without any demand. Source: Croston (1972), "Forecasting and stock control for intermittent demands", Operational
/// Research Quarterly 23.
/// </summary>
/// <param name="alpha">
/// Smoothing parameter, 0 … 1; null selects the one with the minimum squared one-step errors.
/// </param>
public sealed class CrostonModel(double? alpha = null) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "croston";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var fit = CrostonFit.Best(values, alpha, correction: 0);
        return FlatForecast.Create(fit.Rate, fit.Error, horizon);
    }
}

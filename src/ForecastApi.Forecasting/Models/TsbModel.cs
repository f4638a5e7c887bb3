using ForecastApi.Forecasting.Models.Intermittent;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Intermittent demand with a smoothed probability in place of Croston's interval (<see cref="TsbFit"/>): the forecast
/// decreases each month without demand, so that the forecast of an obsolete product decays. Source: Teunter, Syntetos
/// and Babai (2011), "Intermittent demand: linking forecasting to inventory obsolescence", European Journal of
/// Operational Research 214.
/// </summary>
public sealed class TsbModel : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "tsb";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var fit = TsbFit.Best(values);
        return FlatForecast.Create(fit.Rate, fit.Error, horizon);
    }
}

using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>Exponential smoothing.</summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class EtsModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "ets";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinimumHistory => 5;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        EtsSearch.Fit(values, seasonLength).MinBy(fit => fit.Aicc)!.Forecast(horizon);
}

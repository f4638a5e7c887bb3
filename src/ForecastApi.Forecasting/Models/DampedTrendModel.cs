using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Exponential smoothing with a damped trend (<see cref="DampedSmoothing"/>) on seasonally adjusted values
/// (<see cref="SeasonalAdjustment.Shrunk"/>). Source: Gardner and McKenzie (1985), "Forecasting trends in time series",
/// Management Science 31.
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class DampedTrendModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in answers.</summary>
    public const string ModelName = "dampedTrend";

    private readonly SeasonallyAdjustedModel _model = new(
        new DampedSmoothing(),
        seasonLength,
        SeasonalAdjustment.Shrunk
    );

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinimumHistory => _model.MinimumHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        _model.Forecast(values, horizon);
}

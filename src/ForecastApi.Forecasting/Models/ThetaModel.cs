using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The Theta method, winner of the M3 competition: <see cref="SmoothingWithDrift"/> on seasonally adjusted values
/// (<see cref="SeasonalAdjustment.Shrunk"/>). Source: Assimakopoulos and Nikolopoulos (2000), "The theta model: a
/// decomposition approach to forecasting", International Journal of Forecasting 16.
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class ThetaModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "theta";

    /// <summary>Two values determine level and parameter; the third gives an error.</summary>
    internal const int RequiredMonths = 3;

    private readonly SeasonallyAdjustedModel _model = new(
        new SmoothingWithDrift(),
        seasonLength,
        SeasonalAdjustment.Shrunk
    );

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => RequiredMonths;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon) =>
        _model.Forecast(values, horizon);
}

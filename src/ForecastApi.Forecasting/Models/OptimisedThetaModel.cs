using ForecastApi.Forecasting.Models.Smoothing;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The dynamic optimised Theta model (<see cref="DynamicTheta"/>) on seasonally adjusted values
/// (<see cref="SeasonalAdjustment.Shrunk"/>): unlike <see cref="ThetaModel"/> it estimates the weight of the short-term
/// trend. Source: Fiorucci et al. (2016), International Journal of Forecasting 32.
/// </summary>
/// <param name="seasonLength">Months in a season.</param>
public sealed class OptimisedThetaModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "optimisedTheta";

    /// <summary>Three values determine level and two parameters; the fourth gives an error.</summary>
    internal const int RequiredMonths = 4;

    private readonly SeasonallyAdjustedModel _model = new(
        new DynamicTheta(),
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

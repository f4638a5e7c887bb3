namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The same month of the last season: f(n+h) = y(n + h − m·⌈h/m⌉). The baseline of all other models. Standard error
/// σ·√⌈h/m⌉ with σ² the mean squared seasonal difference (Hyndman and Athanasopoulos 2021, "Forecasting: Principles and
/// Practice", 3rd ed., section 5.5).
/// </summary>
/// <param name="seasonLength">Months in a season, m.</param>
public sealed class SeasonalNaiveModel(int seasonLength) : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "seasonalNaive";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => seasonLength;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var season = values[^seasonLength..];
        var sigma = Spread.RootMeanSquareDifference(
            values,
            values.Length > seasonLength ? seasonLength : 1
        );
        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            forecast[h] = season[h % seasonLength];
            errors[h] = sigma * Math.Sqrt((h / seasonLength) + 1);
        }

        return new ModelForecast(forecast, errors);
    }
}

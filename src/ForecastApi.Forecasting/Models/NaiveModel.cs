namespace ForecastApi.Forecasting.Models;

/// <summary>
/// Repeats the last value: the random walk without drift. Standard error σ·√h with σ² the mean squared first difference
/// (Hyndman and Athanasopoulos 2021, section 5.5). For histories shorter than a season.
/// </summary>
public sealed class NaiveModel : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "naive";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 1;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var sigma = Spread.RootMeanSquareDifference(values, 1);
        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            forecast[h] = values[^1];
            errors[h] = sigma * Math.Sqrt(h + 1);
        }

        return new ModelForecast(forecast, errors);
    }
}

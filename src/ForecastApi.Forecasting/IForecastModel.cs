namespace ForecastApi.Forecasting;

/// <summary>
/// A forecasting method. It takes an array of numbers and a horizon: no dates, no product, no database. Implementations
/// are stateless, hence thread-safe, and deterministic.
/// </summary>
public interface IForecastModel
{
    /// <summary>The name in API responses, camelCase.</summary>
    string Name { get; }

    /// <summary>The minimum number of values that the model needs.</summary>
    int MinHistory { get; }

    /// <summary>Forecasts the <paramref name="horizon"/> values that follow <paramref name="values"/>.</summary>
    /// <param name="values">Equally spaced observations, oldest first, at least <see cref="MinHistory"/>, all finite.</param>
    /// <param name="horizon">The number of values to forecast, at least 1.</param>
    ModelForecast Forecast(ReadOnlySpan<double> values, int horizon);
}

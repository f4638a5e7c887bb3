namespace ForecastApi.Forecasting;

/// <summary>
/// A forecasting method. It knows an array of numbers and a horizon and nothing else: no dates, no product, no
/// database. Implementations are stateless, hence thread-safe, and deterministic.
/// </summary>
public interface IForecastModel
{
    /// <summary>Its name in answers, camelCase.</summary>
    string Name { get; }

    /// <summary>The fewest values it can work with.</summary>
    int MinHistory { get; }

    /// <summary>Forecasts the <paramref name="horizon"/> values that follow <paramref name="values"/>.</summary>
    /// <param name="values">Equally spaced observations, oldest first, at least <see cref="MinHistory"/>, all finite.</param>
    /// <param name="horizon">Number of values wanted, at least 1.</param>
    ModelForecast Forecast(ReadOnlySpan<double> values, int horizon);
}

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The mean of the whole history; zero for an empty history. Standard error σ·√(1 + 1/n) with σ the sample standard
/// deviation (Hyndman and Athanasopoulos 2021, section 5.5). For histories shorter than a season.
/// </summary>
public sealed class MeanModel : IForecastModel
{
    /// <summary>The name of this model in API responses.</summary>
    public const string ModelName = "mean";

    /// <inheritdoc/>
    public string Name => ModelName;

    /// <inheritdoc/>
    public int MinHistory => 0;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        var squares = 0.0;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var sigma =
            values.Length > 1
                ? Math.Sqrt(squares / (values.Length - 1) * (1 + (1.0 / values.Length)))
                : Spread.RootMeanSquareDifference(values, 1);

        var forecast = new double[horizon];
        var errors = new double[horizon];
        Array.Fill(forecast, mean);
        Array.Fill(errors, sigma);
        return new ModelForecast(forecast, errors);
    }
}

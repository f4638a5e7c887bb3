namespace ForecastApi.Forecasting.Selection;

/// <summary>The one way in which a model is called, in the backtest and for the forecast alike.</summary>
internal static class ModelRun
{
    /// <summary>A forecast further out than this many times the largest month of history has exploded.</summary>
    private const double ExplosionFactor = 10;

    /// <summary>Runs the model and checks its answer; demand is not negative, so forecasts below zero become zero.</summary>
    /// <exception cref="ModelFailedException">The answer has the wrong length, is not finite or has exploded.</exception>
    public static ModelForecast Run(IForecastModel model, ReadOnlySpan<double> values, int horizon)
    {
        var answer = model.Forecast(values, horizon);
        if (answer.Values.Length != horizon || answer.StandardErrors.Length != horizon)
            throw new ModelFailedException($"{model.Name} did not give {horizon} months.");

        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));

        var forecast = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var (value, error) = (answer.Values[h], answer.StandardErrors[h]);
            if (!double.IsFinite(value) || !double.IsFinite(error) || error < 0)
                throw new ModelFailedException($"{model.Name} gave a value that is not a number.");
            if (Math.Abs(value) > ExplosionFactor * largest)
            {
                throw new ModelFailedException(
                    $"{model.Name} went beyond {ExplosionFactor} times the largest month of the history."
                );
            }

            forecast[h] = Math.Max(0, value);
        }

        return answer with
        {
            Values = forecast,
        };
    }
}

namespace ForecastApi.Forecasting.Selection;

/// <summary>Runs a model and checks its forecast, in the backtest and for publication.</summary>
internal static class ModelRun
{
    /// <summary>The maximum forecast as a multiple of the largest month of the history.</summary>
    private const double MaxGrowth = 10;

    /// <summary>
    /// Runs the model and checks its forecast; demand is not negative, so forecasts below zero become zero.
    /// </summary>
    /// <exception cref="ModelFailedException">
    /// The forecast has the wrong length, is not finite or exceeds the maximum.
    /// </exception>
    public static ModelForecast Run(IForecastModel model, ReadOnlySpan<double> values, int horizon)
    {
        var answer = model.Forecast(values, horizon);
        if (answer.Values.Length != horizon || answer.StandardErrors.Length != horizon)
            throw new ModelFailedException($"The forecast does not have {horizon} months.");

        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));

        var forecast = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var (value, error) = (answer.Values[h], answer.StandardErrors[h]);
            if (!double.IsFinite(value) || !double.IsFinite(error) || error < 0)
                throw new ModelFailedException(
                    $"The forecast or its standard error is not a valid number."
                );
            if (Math.Abs(value) > MaxGrowth * largest)
            {
                throw new ModelFailedException(
                    $"The forecast exceeds {MaxGrowth} times the largest month of the history."
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

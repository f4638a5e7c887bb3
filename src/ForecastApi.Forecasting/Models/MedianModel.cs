namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The median of several models, step by step, and the median of their standard errors. Where single models go
/// astray on single series, the median of many does not (Stock and Watson 2004, "Combination forecasts of output
/// growth", Journal of Forecasting 23). A member that the history is too short for does not take part.
/// </summary>
/// <param name="name">Name in answers.</param>
/// <param name="minHistory">Fewest values; at least one member must do with them.</param>
/// <param name="members">At least one model.</param>
public sealed class MedianModel(string name, int minHistory, IReadOnlyList<IForecastModel> members)
    : IForecastModel
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int MinHistory => minHistory;

    /// <inheritdoc/>
    public ModelForecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        var forecasts = new List<ModelForecast>(members.Count);
        foreach (var member in members)
        {
            if (member.MinHistory <= values.Length)
                forecasts.Add(member.Forecast(values, horizon));
        }

        var forecast = new double[horizon];
        var errors = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var step = h;
            forecast[h] = Median([.. forecasts.Select(f => f.Values[step])]);
            errors[h] = Median([.. forecasts.Select(f => f.StandardErrors[step])]);
        }

        return new ModelForecast(forecast, errors);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1
            ? values[middle]
            : values[middle - 1] + ((values[middle] - values[middle - 1]) / 2);
    }
}

using MathNet.Numerics.Statistics;

namespace ForecastApi.Forecasting.Models;

/// <summary>
/// The median of several models by step, and the median of their standard errors. The median is robust when a single
/// model fails on a series (Stock and Watson 2004, "Combination forecasts of output growth", Journal of Forecasting
/// 23). A member that needs a longer history is excluded.
/// </summary>
/// <param name="name">The name in API responses.</param>
/// <param name="minHistory">The minimum number of values; sufficient for at least one member.</param>
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
            forecast[h] = ArrayStatistics.MedianInplace([.. forecasts.Select(f => f.Values[step])]);
            errors[h] = ArrayStatistics.MedianInplace([
                .. forecasts.Select(f => f.StandardErrors[step]),
            ]);
        }

        return new ModelForecast(forecast, errors);
    }
}

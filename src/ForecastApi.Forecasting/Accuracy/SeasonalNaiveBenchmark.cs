using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// What forecasts have to beat for nothing: the same month of the last season, as it was recorded; the last month where
/// there is no whole season yet; nothing where there is no history. Never below zero.
/// </summary>
public static class SeasonalNaiveBenchmark
{
    /// <summary>The benchmark of the months after a history.</summary>
    /// <param name="recorded">What was sold per month, in units.</param>
    /// <param name="seasonLength">Months in a season.</param>
    /// <param name="horizon">Months to forecast.</param>
    public static double[] Forecast(ReadOnlySpan<double> recorded, int seasonLength, int horizon)
    {
        if (recorded.IsEmpty)
            return new double[horizon];
        IForecastModel model =
            recorded.Length >= seasonLength
                ? new SeasonalNaiveModel(seasonLength)
                : new NaiveModel();
        return ModelRun.Run(model, recorded, horizon).Values;
    }
}

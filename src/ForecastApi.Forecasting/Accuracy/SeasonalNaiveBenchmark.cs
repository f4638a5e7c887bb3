using ForecastApi.Forecasting.Models;
using ForecastApi.Forecasting.Selection;

namespace ForecastApi.Forecasting.Accuracy;

/// <summary>
/// The benchmark for all forecasts: the recorded sales of the same month of the last season; the last month when the
/// history is shorter than a season; zero without a history. Never below zero.
/// </summary>
public static class SeasonalNaiveBenchmark
{
    /// <summary>Forecasts the months after a history.</summary>
    /// <param name="recorded">Recorded sales per month, in units.</param>
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
